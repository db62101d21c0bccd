//! Random valid PNGs, SVGs and payloads.

use std::fmt;
use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;

/// What every PNG begins with.
pub(crate) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A random image.
#[derive(Clone)]
pub(crate) struct Image {
    pub(crate) bytes: Vec<u8>,
    /// SVG: whether the root is `<svg/>`.
    pub(crate) self_closing: bool,
}

/// Legible where a law is broken.
impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.bytes.escape_ascii())
    }
}

/// The pixels of a PNG and how they are stored.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Bit depth and colour type, such as `(8, 6)` for RGBA.
    pub(crate) form: (u8, u8),
    pub(crate) seed: u8,
    /// Into how many bytes the image data is cut.
    pub(crate) cut: usize,
}

impl Default for Picture {
    fn default() -> Self {
        Picture { width: 4, height: 3, form: (8, 6), seed: 7, cut: usize::MAX }
    }
}

impl Picture {
    fn rows(&self) -> Vec<u8> {
        let channels = match self.form.1 {
            2 => 3,
            4 => 2,
            6 => 4,
            _ => 1,
        };
        let bits = self.width as usize * channels * usize::from(self.form.0);
        let mut rows = Vec::new();
        for y in 0..self.height as usize {
            rows.push(0);
            rows.extend((0..bits.div_ceil(8)).map(|x| (x * 31 + y * 17) as u8 ^ self.seed));
        }
        rows
    }

    /// A PNG file with further chunks before and after the image data, and bytes after its end.
    pub(crate) fn png(
        &self,
        before: &[([u8; 4], Vec<u8>)],
        after: &[([u8; 4], Vec<u8>)],
        tail: &[u8],
    ) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&self.rows()).unwrap();
        let data = encoder.finish().unwrap();
        let mut header = [self.width.to_be_bytes(), self.height.to_be_bytes()].concat();
        header.extend([self.form.0, self.form.1, 0, 0, 0]);

        let mut out = SIGNATURE.to_vec();
        chunk(&mut out, *b"IHDR", &header);
        before.iter().for_each(|(kind, data)| chunk(&mut out, *kind, data));
        data.chunks(self.cut).for_each(|part| chunk(&mut out, *b"IDAT", part));
        after.iter().for_each(|(kind, data)| chunk(&mut out, *kind, data));
        chunk(&mut out, *b"IEND", &[]);
        out.extend_from_slice(tail);
        out
    }
}

fn chunk(out: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    let from = out.len();
    out.extend(kind);
    out.extend_from_slice(data);
    let mut sum = flate2::Crc::new();
    sum.update(&out[from..]);
    out.extend(sum.sum().to_be_bytes());
}

fn picture() -> impl Strategy<Value = Picture> {
    let form = prop::sample::select(vec![(1, 0), (8, 0), (16, 0), (8, 2), (16, 2), (8, 4), (8, 6), (16, 6)]);
    let cut = prop_oneof![Just(usize::MAX), 1_usize..40];
    (1_u32..20, 1_u32..20, form, any::<u8>(), cut).prop_map(|(width, height, form, seed, cut)| Picture {
        width,
        height,
        form,
        seed,
        cut,
    })
}

/// A chunk that is no badge and that any decoder passes over.
fn other_chunk() -> impl Strategy<Value = ([u8; 4], Vec<u8>)> {
    let data = prop::collection::vec(any::<u8>(), 0..60);
    let keyword = prop::sample::select(vec!["Author", "openbadges2", "OpenBadges", "openbadges ", "Comment"]);
    prop_oneof![
        (prop::sample::select(vec![*b"teSt", *b"ovBd", *b"zzZz", *b"prVt"]), data),
        (keyword.clone(), "[ -~]{0,40}")
            .prop_map(|(keyword, text)| (*b"tEXt", format!("{keyword}\0{text}").into_bytes())),
        (keyword, "\\PC{0,40}")
            .prop_map(|(keyword, text)| (*b"iTXt", format!("{keyword}\0\0\0en\0\0{text}").into_bytes())),
    ]
}

/// A random valid PNG without a badge.
pub(crate) fn png_image() -> impl Strategy<Value = Image> {
    let chunks = || prop::collection::vec(other_chunk(), 0..5);
    let tail = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(any::<u8>(), 1..50)];
    (picture(), chunks(), chunks(), tail).prop_map(|(picture, before, after, tail)| Image {
        bytes: picture.png(&before, &after, &tail),
        self_closing: false,
    })
}

/// Text that XML can hold and JSON writes in many ways.
fn wild_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,12}",
        prop::sample::select(vec![
            "]]>",
            "]]]]>",
            "<![CDATA[",
            "&amp;",
            "\"",
            "\\",
            "{",
            "}}",
            "\u{1F35E}",
            "ë",
            "\t\n",
            "\u{7f}"
        ])
        .prop_map(str::to_owned),
        prop::collection::vec(
            any::<char>().prop_filter("XML cannot hold these", |c| !matches!(c, '\u{FFFE}' | '\u{FFFF}')),
            0..8
        )
        .prop_map(|chars| chars.into_iter().collect::<String>()),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn document() -> impl Strategy<Value = String> {
    (any::<bool>(), "[a-z0-9/?=&%.~-]{0,20}", wild_text(), any::<bool>()).prop_map(|(credential, path, text, pretty)| {
        let id = format!("https://issuer.example/{path}");
        let value = if credential {
            serde_json::json!({
                "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
                "type": ["VerifiableCredential", "OpenBadgeCredential"], "id": id, "narrative": text,
            })
        } else {
            serde_json::json!({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": id, "narrative": text})
        };
        if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() }
    })
}

/// A random URL, JSON document or JWS.
pub(crate) fn payload() -> impl Strategy<Value = String> {
    let token = document().prop_map(|text| {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        format!("{}.{}.{}", part("{\"alg\":\"RS256\"}"), part(&text), part("signature"))
    });
    prop_oneof![
        "https?://[a-z]{1,8}\\.example(/[A-Za-z0-9_.~!$&'()*+,;=:@%-]{0,12}){0,3}(\\?[a-z=&;'\"<>{}]{0,12})?",
        document(),
        token,
    ]
}

/// A random SVG without a badge.
pub(crate) fn svg_image() -> impl Strategy<Value = Image> {
    let prolog = prop::sample::select(vec![
        "",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "\u{FEFF}",
        "<!-- <svg> -->\r\n",
        "<?style a='>'?>",
        "<!DOCTYPE svg [<!ENTITY ns \"http://www.w3.org/2000/svg\"><!ENTITY q \"]>\">]>\n",
        "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<!-- a -->",
    ]);
    let prefix = prop::sample::select(vec!["", "svg:", "s:"]);
    let attribute = prop::sample::select(vec![
        "",
        " width='8'",
        "\n\theight=\"9\"",
        " title='a>b'",
        " d=\"/>\" ",
        "\r\n  xmlns:x='urn:x'",
    ]);
    let attributes =
        prop::collection::btree_set(attribute, 0..4).prop_map(|set| set.into_iter().collect::<String>());
    let child = prop::sample::select(vec![
        "<g/>",
        "<!-- <openbadges:assertion/> -->",
        "<desc><![CDATA[ <openbadges:assertion/> ]]></desc>",
        "text &amp; &#169;",
        "<g><g a='>'></g ></g>",
        "<?note ?>",
        "\r\n  ",
        "<svg/>",
        "<assertion verify='no'/>",
        "ë🍞",
        "<metadata xmlns='urn:m'><credential>no</credential></metadata>",
        "<g xmlns:openbadges='urn:other'><openbadges:assertion/></g>",
    ]);
    let children = prop::collection::vec(child, 0..6).prop_map(|children| children.concat());
    let space = prop::sample::select(vec!["", " ", "\n"]);
    (
        prolog,
        prefix,
        attributes,
        children,
        space,
        any::<bool>(),
        prop::sample::select(vec!["", "\n", "<!-- end -->\n"]),
    )
        .prop_map(|(prolog, prefix, attributes, children, space, closed, tail)| {
            let colon = prefix.trim_end_matches(':');
            let declare = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{colon}") };
            let start =
                format!("{prolog}<{prefix}svg {declare}=\"http://www.w3.org/2000/svg\"{attributes}{space}");
            let self_closing = closed && children.is_empty();
            let text = if self_closing {
                format!("{start}/>{tail}")
            } else {
                format!("{start}>{children}</{prefix}svg>{tail}")
            };
            Image { bytes: text.into_bytes(), self_closing }
        })
}
