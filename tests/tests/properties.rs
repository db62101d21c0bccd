//! Laws of bake, unbake and strip for random images and payloads, and no panic for random bytes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "helpers of tests"
)]

mod generate;

use generate::{Picture, payload, png_image, svg_image};
use ovenbird::{AttachOptions, SignatureOptions, StripOptions, UnbakeOptions};
use ovenbird::{BakeOptions, ErrorCode, ImageFormat, InspectOptions, ParseOptions, PayloadOptions};
use proptest::prelude::*;

fn baked(image: &[u8], payload: &str) -> Vec<u8> {
    ovenbird::bake(image, payload, &BakeOptions::default()).unwrap().bytes
}

/// The laws that hold for every image that bake accepts.
fn laws(image: &[u8], first: &str, second: &str) {
    let options = BakeOptions::default();
    let once = ovenbird::bake(image, first, &options).unwrap();
    let all = ovenbird::unbake(&once.bytes, &UnbakeOptions { strict: true, ..Default::default() }).unwrap();
    assert_eq!(all.found.len(), 1);
    assert_eq!(all.found[0].text, first);
    assert_eq!(
        shown(&baked(&once.bytes, second)),
        shown(&baked(image, second)),
        "an old badge leaves no trace"
    );
    assert_eq!(shown(&baked(&once.bytes, first)), shown(&once.bytes), "baking twice is baking once");

    let splice = ovenbird::splice(image, first, &options).unwrap();
    assert_eq!((splice.to_vec(), splice.report()), (once.bytes.clone(), &once.report));
    let mut written = Vec::new();
    assert_eq!(splice.write_to(&mut written).unwrap(), once.report.length);
    assert_eq!(written, once.bytes);
    let mut buffer = vec![0; once.bytes.len() + 3];
    assert_eq!(ovenbird::bake_into(image, first, &options, &mut buffer).unwrap(), once.report);
    assert_eq!(&buffer[..once.bytes.len()], once.bytes);
}

/// Bytes as text, for messages.
fn shown(bytes: &[u8]) -> String {
    bytes.escape_ascii().to_string()
}

/// What the `png` crate sees: pixels, and the badge text among the iTXt chunks.
fn decode(bytes: &[u8]) -> (Vec<u8>, Vec<(String, String)>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    reader.finish().unwrap();
    let texts = &reader.info().utf8_text;
    (pixels, texts.iter().map(|text| (text.keyword.clone(), text.get_text().unwrap())).collect())
}

proptest! {
    // A failure becomes a vector, not a file beside this one.
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_for_png(image in png_image(), first in payload(), second in payload()) {
        laws(&image.bytes, &first, &second);
        let once = baked(&image.bytes, &first);
        let stripped = ovenbird::strip(&once, &StripOptions::default()).unwrap();
        prop_assert_eq!((stripped.bytes, stripped.removed), (image.bytes, 1));
    }

    #[test]
    fn the_png_crate_sees_equal_pixels_and_the_badge(image in png_image(), text in payload()) {
        let (before, texts_before) = decode(&image.bytes);
        let (after, texts_after) = decode(&baked(&image.bytes, &text));
        prop_assert_eq!(before, after);
        let added: Vec<_> = texts_after.iter().filter(|entry| !texts_before.contains(entry)).collect();
        prop_assert_eq!(added.len(), 1);
        prop_assert!(["openbadges", "openbadgecredential"].contains(&added[0].0.as_str()));
        prop_assert_eq!(&added[0].1, &text);
    }

    #[test]
    fn laws_hold_for_svg(image in svg_image(), first in payload(), second in payload()) {
        laws(&image.bytes, &first, &second);
        let once = baked(&image.bytes, &first);
        let stripped = ovenbird::strip(&once, &StripOptions::default()).unwrap();
        prop_assert_eq!(stripped.removed, 1);
        // A self-closing root comes back with an end tag: the same document.
        if !image.self_closing {
            prop_assert_eq!(shown(&stripped.bytes), shown(&image.bytes));
        }
        let again = ovenbird::strip(&stripped.bytes, &StripOptions::default()).unwrap();
        prop_assert_eq!((again.bytes, again.removed), (stripped.bytes, 0));
    }

    #[test]
    fn wallet_safe_parses_back_equal(image in png_image(), text in payload()) {
        let options = BakeOptions { wallet_safe: true, ..Default::default() };
        let bytes = ovenbird::bake(&image.bytes, &text, &options).unwrap().bytes;
        let found = ovenbird::unbake_one(&bytes, &UnbakeOptions::default()).unwrap().text;
        let json = text.starts_with('{');
        prop_assert!(found.is_ascii() || !json);
        if let Ok(document) = serde_json::from_str::<serde_json::Value>(&text) {
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&found).unwrap(), document);
            let inside_strings = found.matches(['{', '}']).count();
            prop_assert_eq!(inside_strings % 2, 0);
        } else {
            prop_assert_eq!(found, text);
        }
    }

    #[test]
    fn random_bytes_give_an_answer_or_a_typed_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survive(&bytes);
        survive(&[generate::SIGNATURE, &bytes].concat());
        survive(&[b"<svg xmlns='http://www.w3.org/2000/svg'>".as_slice(), &bytes].concat());
        survive(&[b"{\"@context\":".as_slice(), &bytes].concat());
    }

    #[test]
    fn random_markup_gives_an_answer_or_a_typed_error(text in "[<>/?!\\[\\]CDATA&;#x:'\"= a-c\\-]{0,200}") {
        survive(text.as_bytes());
        survive(format!("<svg xmlns:a='http://openbadges.org'>{text}</svg>").as_bytes());
        survive(format!("<svg xmlns:a='http://openbadges.org'><a:assertion>{text}</a:assertion></svg>").as_bytes());
    }

    #[test]
    fn damaged_images_give_an_answer_or_a_typed_error(
        image in prop_oneof![png_image(), svg_image()],
        text in payload(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..8), 1..6),
        end in any::<prop::sample::Index>(),
    ) {
        let whole = baked(&image.bytes, &text);
        survive(&whole[..end.index(whole.len() + 1)]);
        let mut flipped = whole;
        for (place, bit) in flips {
            let place = place.index(flipped.len());
            flipped[place] ^= 1 << bit;
        }
        survive(&flipped);
    }
}

/// Runs every operation; an answer or any typed error but `internal` is fine.
fn survive(bytes: &[u8]) {
    let damaged = UnbakeOptions { accept_damaged: true, ..Default::default() };
    let unchecked = BakeOptions { check_crc: false, wallet_safe: true, ..Default::default() };
    let text = String::from_utf8_lossy(bytes);
    let errors = [
        ovenbird::unbake(bytes, &UnbakeOptions::default()).err(),
        ovenbird::unbake(bytes, &damaged).err(),
        ovenbird::unbake_one(bytes, &damaged).err(),
        ovenbird::strip(bytes, &StripOptions::default()).err(),
        ovenbird::inspect(bytes, &InspectOptions::default()).err(),
        ovenbird::bake(bytes, "https://issuer.example/1", &BakeOptions::default()).err(),
        ovenbird::bake(bytes, "{\"id\":\"https://issuer.example/1\"}", &unchecked).err(),
        ovenbird::parse(&text, &ParseOptions::default()).err(),
        ovenbird::payload(&text, &PayloadOptions::default()).err(),
        ovenbird::verify_signature(&text, &[], &SignatureOptions::default()).err(),
        ovenbird::attach_signature(&text, bytes, &AttachOptions::default()).err(),
    ];
    assert_ne!(ovenbird::sniff(bytes), ImageFormat::Jpeg, "no input here begins like a JPEG");
    for error in errors.into_iter().flatten() {
        assert_ne!(error.code(), ErrorCode::Internal, "{error:?}");
        assert!(!error.message().is_empty());
    }
}

#[test]
fn every_truncation_of_a_baked_image_gives_an_answer_or_a_typed_error() {
    let text =
        r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://issuer.example/1"}"#;
    for image in [
        Picture::default().png(&[], &[], &[]),
        b"<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>".to_vec(),
    ] {
        let whole = baked(&image, text);
        for end in 0..whole.len() {
            survive(&whole[..end]);
            let bake = ovenbird::bake(&whole[..end], text, &BakeOptions::default());
            assert!(bake.is_err(), "{end} of {} bytes are no whole image", whole.len());
        }
    }
}

#[test]
fn an_image_of_100_000_chunks_is_baked_unbaked_and_stripped() {
    let extra = vec![(*b"teSt", Vec::new()); 100_000];
    let image = Picture::default().png(&extra, &[], b"tail");
    let url = "https://issuer.example/1";
    let once = baked(&image, url);
    assert_eq!(ovenbird::unbake_one(&once, &UnbakeOptions::default()).unwrap().text, url);
    assert_eq!(ovenbird::strip(&once, &StripOptions::default()).unwrap().bytes, image);
}

#[test]
fn an_image_of_10_000_badges_is_replaced_by_one() {
    let badge = (*b"tEXt", b"openbadges\0https://issuer.example/1".to_vec());
    let image = Picture::default().png(&vec![badge; 10_000], &[], b"");
    let report = ovenbird::bake(&image, "https://issuer.example/2", &BakeOptions::default()).unwrap().report;
    assert_eq!(report.replaced, 10_000);
    assert_eq!(ovenbird::unbake(&image, &UnbakeOptions::default()).unwrap().found.len(), 10_000);
}
