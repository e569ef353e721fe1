package fr.maillage.account.boundary;

import java.util.List;

/** Tells a person's sessions apart in a few words: the browser's family and the system, and nothing that would single out a machine. */
final class Device {
    private record Mark(String sign, String name) {
    }

    /** The first that matches; many browsers carry the signs of others, so the narrow ones come first. */
    private static final List<Mark> BROWSERS = List.of(new Mark("Edg", "Edge"), new Mark("OPR/", "Opera"), new Mark("SamsungBrowser", "Samsung Internet"),
            new Mark("Firefox/", "Firefox"), new Mark("FxiOS", "Firefox"), new Mark("CriOS", "Chrome"), new Mark("Chrome/", "Chrome"), new Mark("Safari/", "Safari"));
    private static final List<Mark> SYSTEMS = List.of(new Mark("iPhone", "iPhone"), new Mark("iPad", "iPad"), new Mark("Android", "Android"),
            new Mark("Windows", "Windows"), new Mark("Mac OS X", "macOS"), new Mark("Linux", "Linux"));

    private Device() {
    }

    /** E.g. {@code Firefox, Linux}; empty when neither is known. */
    static String of(String userAgent) {
        if (userAgent == null) return "";
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        return browser + (browser.isEmpty() || system.isEmpty() ? "" : ", ") + system;
    }

    private static String first(List<Mark> marks, String userAgent) {
        return marks.stream().filter(mark -> userAgent.contains(mark.sign())).map(Mark::name).findFirst().orElse("");
    }
}
