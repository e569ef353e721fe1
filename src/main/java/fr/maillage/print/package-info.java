/**
 * Paper: {@link fr.maillage.print.Pdf} turns a page of ours into a tagged PDF that a screen reader can read (PDF/UA-1), and
 * {@link fr.maillage.print.QrCode} draws an address as squares, for paper and for pages. Knows nothing of what is printed: a feature's
 * boundary renders a template ({@code Templates.render}) and hands the text over.
 * <p>A template for paper is XHTML (every element closed) with a {@code <title>} and {@code lang} on its root; the style sheet
 * {@code print/paper.css} is put before the template's own styles and gives A4, the fonts, headings, tables, {@code .page} (begins a page).
 * An image is a {@code data:} address with an {@code alt} text; nothing is fetched from anywhere.
 */
package fr.maillage.print;
