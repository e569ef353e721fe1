package fr.maillage.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ognl.ObjectPropertyAccessor;
import ognl.OgnlException;
import ognl.OgnlRuntime;

/**
 * How templates read what our classes say: {@code survey.title} is {@code title()}, {@code getTitle()} or {@code isTitle()}.
 * OGNL looks through all the methods of a class each time it meets a name that is no bean property, which a record's never are:
 * a quarter of what a page of questions cost. Here each name is looked up once. Classes of others are read as OGNL reads them.
 */
final class PageProperties extends ObjectPropertyAccessor {
    private static final String OURS = "fr.maillage.";

    private final ClassValue<Map<String, Optional<Method>>> known = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
            return type.getName().startsWith(OURS) ? new ConcurrentHashMap<>() : Map.of();
        }
    };

    private PageProperties() {
    }

    /** For every template of this class loader. */
    static void install() {
        OgnlRuntime.setPropertyAccessor(Object.class, new PageProperties());
    }

    @Override
    @SuppressWarnings("rawtypes") // the signature is OGNL's
    public Object getPossibleProperty(Map context, Object target, String name) throws OgnlException {
        Class<?> type = target.getClass();
        if (!type.getName().startsWith(OURS)) return super.getPossibleProperty(context, target, name);
        Optional<Method> reader = known.get(type).computeIfAbsent(name, asked -> reader(type, asked));
        if (reader.isEmpty()) return super.getPossibleProperty(context, target, name);
        try {
            return reader.get().invoke(target);
        } catch (InvocationTargetException e) {
            throw new OgnlException(name, e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new OgnlException(name, e);
        }
    }

    private static Optional<Method> reader(Class<?> type, String name) {
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String method : new String[] {name, "get" + capital, "is" + capital}) {
            try {
                Method found = type.getMethod(method);
                // a public method of a class that is not public is still nobody's to call without this
                if (!Modifier.isStatic(found.getModifiers()) && found.getReturnType() != void.class && found.trySetAccessible()) return Optional.of(found);
            } catch (NoSuchMethodException e) {
                // the next name
            }
        }
        return Optional.empty();
    }
}
