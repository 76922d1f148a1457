package chatlab.discussion.speech;

import chatlab.persona.Words;

/** Letters as comparison sees them, one at a time, so that a stream can be compared too. */
final class Letters {
    private static final String[] ASCII = new String[128];

    static {
        for (int c = 0; c < ASCII.length; c++) {
            ASCII[c] = Character.toString(Character.toLowerCase(c));
        }
    }

    private Letters() {}

    /**
     * Lower case, without accents, in one kind of quotation mark, dash and colon; empty for what
     * cannot be seen.
     */
    static String plain(int letter) {
        if (letter < ASCII.length) return ASCII[letter];
        if (Character.getType(letter) == Character.FORMAT) return "";
        return switch (letter) {
            case '“', '”', '„', '‟', '«', '»', '「', '」', '『', '』' -> "\"";
            case '‘', '’', '‚', '‛', 'ʼ', '‹', '›' -> "'";
            case '‐', '‑', '‒', '–', '—', '―', '−' -> "-";
            case '∶', '꞉' -> ":";
            case '【' -> "[";
            case '】' -> "]";
            case 'ß', 'ẞ' -> "ss";
            case 'ς' -> "σ";
            case 'ø', 'Ø' -> "o";
            case 'ł', 'Ł' -> "l";
            case 'ı' -> "i";
            default -> Words.fold(Character.toString(letter));
        };
    }

    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(letter -> plain.append(plain(letter)));
        return plain.toString();
    }

    /** White space of every kind, and what takes no room at all. */
    static boolean isBlank(int letter) {
        return Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || "\u200B\u2060\uFEFF".indexOf(letter) >= 0;
    }
}
