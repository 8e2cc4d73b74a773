package dev.loggia.server.badinput;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values that have broken programs before, in the spellings of the places where they are put. */
final class Hostile {
    /** Would be a tag on a page that does not escape. */
    static final String MARKUP = "<x-canary onload=1>";

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "1e309",
            "NaN",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "2147483648",
            "00000000-0000-0000-0000-000000000000",
            "5f0c6c1e-6a53-4a54-9a41-8a9a3f1d2b7c",
            "5F0C6C1E-6A53-4A54-9A41-8A9A3F1D2B7C",
            "1-1-1-1-1",
            "true",
            "null",
            "undefined",
            "..",
            "../../etc/passwd",
            "C:\\Windows",
            "*",
            "%",
            "_",
            "' or '1'='1",
            "'; select pg_sleep(10); --",
            "1) union select null, version() --",
            "\\'; drop table generation; --",
            "$1 $$ ${7*7} #{7*7} {{7*7}} %{7*7} @{7*7} ~{7*7} __${7*7}__::x",
            "${jndi:ldap://127.0.0.1:1/x}",
            MARKUP + "\"'></script>",
            "javascript:alert(1)",
            "a\r\nX-Canary: 1",
            "a\u0000b",
            "\u0001\u0008\u001b[31m\u007f\u0085",
            "\u202eabc\u2066\u200b\ufeff",
            "\ud83d\ude00\u0301\u0e33𝕏",
            "ﬀＡ١²Ⅷ",
            "x".repeat(300),
            "x".repeat(5_000),
            "%n%s%x",
            "=cmd|' /C calc'!A0");

    /** Escapes that decode to nothing, or to what should not be. */
    private static final List<String> ESCAPES = List.of(
            "%",
            "%4",
            "%zz",
            "%00",
            "%ff",
            "%c0%af",
            "%c0%80",
            "%ed%a0%80",
            "%f4%90%80%80",
            "%e2%82",
            "%u0041",
            "%2500",
            "%0d%0aX-Canary:%201",
            "+",
            "%2B",
            "&",
            "&&=&",
            ";",
            "%3b");

    private static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e309",
            "9223372036854775808",
            "1.5",
            "NaN",
            "[]",
            "{}",
            "[null]",
            "[[[[[[[[[[]]]]]]]]]]",
            "{\"a\":{\"a\":{\"a\":1}}}",
            "{\"\":\"\"}",
            "{\"a\":1,\"a\":2}",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\\x41\"",
            "'a'",
            "\"unfinished",
            "01",
            "[1,2",
            "1 2",
            "\"" + "a".repeat(70_000) + "\"");

    private Hostile() {}

    /** Names that a framework may take for a path into what the field of that name is. */
    static List<String> namesLike(String field) {
        return Stream.of(
                        "%s.x",
                        "%s..x", "%s./", "%s.bytes[0]", "%s.class.name", "%s[0]", "%s['a']", "%s[", "_%s", "!%s")
                .map(shape -> URLEncoder.encode(shape.formatted(field), StandardCharsets.UTF_8))
                .toList();
    }

    /** For a path or a query, escaped or beyond escaping. */
    static List<String> inAddress() {
        List<String> all = new ArrayList<>(ESCAPES);
        TEXTS.forEach(
                text -> all.add(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")));
        TEXTS.stream()
                .filter(text -> text.matches("[\\x21-\\x7e]+") && !text.contains("#"))
                .forEach(all::add);
        return all;
    }

    /** For a header: what a line can hold, byte by byte. */
    static List<String> inHeader() {
        List<String> all = new ArrayList<>();
        TEXTS.forEach(text -> all.add(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .replaceAll("[\\r\\n]", " ")));
        all.addAll(List.of(
                "\u00ff\u00fe",
                "a,b,c",
                ",,,",
                "\"",
                "a=b; c=d",
                "q=0",
                "*/*;q=x",
                "W/\"x\"",
                "bytes=0-0,5-",
                "=",
                ":"));
        return all;
    }

    /** For a field of a JSON body: every text as a string, and what is no string at all. */
    static List<String> inJson() {
        List<String> all = new ArrayList<>(JSON);
        TEXTS.forEach(text -> all.add(dev.loggia.server.journey.Loggia.JSON.writeValueAsString(text)));
        return all;
    }
}
