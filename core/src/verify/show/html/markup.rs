//! Markup with text in it. Only what is written in this program becomes markup: [`Markup::raw`] takes nothing else, and all
//! that comes from outside goes through [`Markup::text`] or one of its kin.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::super::text::{clean, clean_json, clean_lines};
use crate::payload;

/// Characters of an address or a message. The JSON at the end of the page has everything whole.
const WHOLE: usize = 1_000;
/// Characters of a text with lines: a description, a comment.
const LINES: usize = 4_000;

/// A page in the making.
#[derive(Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Markup that this program wrote.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Markup {
        self.0.push_str(markup);
        self
    }

    /// A text on one line, isolated from the direction of the text around it.
    pub(super) fn text(&mut self, text: &str) -> &mut Markup {
        self.raw("<bdi>");
        self.escape(&clean(text, WHOLE));
        self.raw("</bdi>")
    }

    /// A text with the lines that it has.
    pub(super) fn lines(&mut self, text: &str) -> &mut Markup {
        self.raw("<p class=\"lines\" dir=\"auto\">");
        self.escape(&clean_lines(text, LINES));
        self.raw("</p>")
    }

    /// A text inside of an attribute or a title, where there can be no elements.
    pub(super) fn plain(&mut self, text: &str) -> &mut Markup {
        self.escape(&clean(text, WHOLE));
        self
    }

    /// JSON, whole.
    pub(super) fn json(&mut self, json: &str) -> &mut Markup {
        self.escape(&clean_json(json));
        self
    }

    /// An address: as a link if it is an http or https URL that shows where it leads, else as text.
    pub(super) fn address(&mut self, url: &str) -> &mut Markup {
        if !is_plain_url(url) {
            return self.text(url);
        }
        self.raw("<a rel=\"noopener noreferrer nofollow\" href=\"");
        self.escape(url);
        self.raw("\">").text(url).raw("</a>")
    }

    /// A picture as data: URI, which needs no address.
    pub(super) fn data(&mut self, media_type: &'static str, bytes: &[u8]) -> &mut Markup {
        self.raw("data:").raw(media_type).raw(";base64,");
        STANDARD.encode_string(bytes, &mut self.0);
        self
    }

    fn escape(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '`' => self.0.push_str("&#96;"),
                c => self.0.push(c),
            }
        }
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Whether an address can be a link: http or https, nothing in it that would be escaped, not so long that it would be
/// cut, and no name or password, which pass for the host.
fn is_plain_url(url: &str) -> bool {
    let authority = url.split(['/', '?', '#', '\\']).nth(2).unwrap_or_default();
    payload::is_http_url(url) && clean(url, WHOLE) == url && !authority.contains('@') && !url.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(url: &str) -> String {
        let mut markup = Markup::default();
        markup.address(url);
        markup.finish()
    }

    #[test]
    fn only_http_addresses_that_show_where_they_lead_are_links() {
        for url in ["https://issuer.example/1?a=b&c=d#e", "HTTP://issuer.example"] {
            assert!(address(url).starts_with("<a rel=\"noopener noreferrer nofollow\" href=\""), "{url}");
        }
        let long = format!("https://issuer.example/{}", "a".repeat(WHOLE));
        let others = [
            "javascript:alert(1)",
            " https://issuer.example",
            "data:text/html,x",
            "//issuer.example",
            "https:issuer.example",
            "https://issuer.example@evil.example/",
            "https://issuer.example\\@evil.example/",
            "https://issuer.example/\u{202e}gpj.1",
            "https://issuer.example/a b",
            "urn:uuid:0",
            "",
            &long,
        ];
        for url in others {
            assert!(!address(url).contains("<a"), "{url}");
        }
        assert!(address("https://a.example/?a&b").contains("href=\"https://a.example/?a&amp;b\""));
    }

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        let mut markup = Markup::default();
        markup
            .text("<b>\"'`&amp;\u{202e}\n</bdi>")
            .lines("<p>\n")
            .plain("\"onload=\"")
            .json("{\"a\":\"<\u{2028}\"}");
        assert_eq!(
            markup.finish(),
            "<bdi>&lt;b&gt;&quot;&#39;&#96;&amp;amp;\\u{202e}\\u{a}&lt;/bdi&gt;</bdi><p class=\"lines\" dir=\"auto\">&lt;p&gt;\n</p>\
             &quot;onload=&quot;{&quot;a&quot;:&quot;&lt;\\u2028&quot;}"
        );
    }
}
