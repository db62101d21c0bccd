//! Explanations of the codes about images: what is wrong with a PNG or SVG, or with the badge's place in it.

use crate::codes::explanations;

explanations! {
    ImageUnsupported {
        meaning: "The bytes are not a PNG or SVG image, the two types that can carry a badge.",
        remedy: "Convert the picture to PNG or SVG first; the message names the type that was seen.",
        why: "Only PNG and SVG have an agreed place for a badge. A JPEG or GIF that seems to be baked has \
            lost the badge, and its holder finds out last.",
        example: "`photo.jpg` was renamed to `badge.png`: the bytes are still a JPEG. Convert the picture \
            with an image editor.",
        clause: "Open Badges Baking Specification",
    }

    ImageUnbaked {
        meaning: "The image is sound but there is no badge inside.",
        remedy: "Ask for the baked image: many programs drop the badge when they resize or re-save a \
            picture.",
        why: "The file looks right to a person but carries no credential, so nothing can be shown or \
            verified from it.",
        example: "A PNG that a phone or a chat program saved again: the iTXt chunk is gone. Bake the \
            original picture anew.",
        clause: "Open Badges Baking Specification",
    }

    ImageAlreadyBaked {
        meaning: "The image has a badge already and `on_existing` is `refuse`.",
        remedy: r#"Bake into the unbaked template, or use `on_existing: "replace"`."#,
        why: "With two badges in one file different readers would show different ones. This option keeps an \
            image from being re-used by accident.",
        example: "Baking Grace's badge into `ada.png`, which has Ada's. Bake into `template.png`.",
        clause: "Open Badges Baking Specification",
    }

    ImageDuplicate {
        meaning: "The image has more than one badge; only the first counts.",
        remedy: "Bake again: that leaves one badge. Open Badges forbids a second one.",
        why: "A second badge is forbidden because programs disagree about which one counts; an old or \
            foreign badge may be shown in place of the new one.",
        example: "A PNG with a `tEXt` badge of 2012 in front and an `iTXt` badge of 2024 behind it. Bake \
            again: one is left.",
        clause: "Open Badges Baking Specification",
    }

    ImageLarge {
        meaning: "The picture is larger than 256 KB.",
        remedy: "Make it smaller: fewer pixels, fewer colours, or a PNG optimiser.",
        why: "Badge sites and wallets set limits on uploads, 256 KB in Mozilla's Backpack, and pages that \
            show many badges load slowly.",
        example: "A photograph of 4000 by 4000 pixels with 6 MB. At 400 by 400 pixels it has some 60 KB.",
        clause: "",
    }

    ImageSmall {
        meaning: "The picture is narrower or lower than 90 pixels.",
        remedy: "Give a picture of at least 90 by 90 pixels, or an SVG.",
        why: "Below 90 pixels a badge is unreadable where sites show it, and it gets blurred on today's \
            screens.",
        example: "A favicon of 32 by 32 pixels used as the badge's picture. Export it at 400 by 400.",
        clause: "",
    }

    ImageNotSquare {
        meaning: "The picture is not square.",
        remedy: "Give a square picture; transparent margins will do.",
        why: "Badge sites show pictures in squares and cut or squeeze whatever does not fit.",
        example: "A banner of 600 by 200 pixels. Put it on a transparent canvas of 600 by 600.",
        clause: "",
    }

    PngTruncated {
        meaning: "The PNG ends inside a chunk, or before its IEND chunk.",
        remedy: "Get a complete copy of the file.",
        why: "The picture was cut off on its way, and with it perhaps the badge. A baker that passed it on \
            would spread a broken file.",
        example: "An upload that stopped at 64 KB: the last chunk promises 8,192 bytes and 1,200 are there.",
        clause: "PNG (Third Edition) 5.3",
    }

    PngChunkLength {
        meaning: "A PNG chunk claims a length beyond 2^31 - 1 bytes.",
        remedy: "The file is damaged or made to attack: get another copy.",
        why: "Such lengths do not occur in real files. A reader that believes them runs out of memory or \
            reads past the end.",
        example: "A chunk whose length bytes are `ff ff ff ff`. The largest allowed are `7f ff ff ff`.",
        clause: "PNG (Third Edition) 5.3",
    }

    PngChunkType {
        meaning: "A PNG chunk type is not four ASCII letters.",
        remedy: "The file is damaged: get another copy.",
        why: "After this place nothing in the file can be told apart reliably, so whatever follows cannot be \
            trusted either.",
        example: "`49 44 41 00` in place of `49 44 41 54` (IDAT).",
        clause: "PNG (Third Edition) 5.4",
    }

    PngIhdr {
        meaning: "The IHDR chunk is missing, not in its place, repeated, or has values PNG does not allow.",
        remedy: "Save the picture again with an image editor.",
        why: "IHDR holds the picture's size and colour type. Without a sound one no program shows the \
            picture, whatever badge it has.",
        example: "A width of 0, a colour type of 5, or a text chunk in front of IHDR.",
        clause: "PNG (Third Edition) 11.2.1",
    }

    PngIend {
        meaning: "The IEND chunk is not empty.",
        remedy: "Save the picture again with an image editor.",
        why: "Strict programs refuse such a picture, and data hidden in IEND survives where nobody looks.",
        example: "An IEND chunk with 12 bytes of data. It has length 0 in a sound file.",
        clause: "PNG (Third Edition) 11.2.4",
    }

    PngNoImageData {
        meaning: "The PNG has no IDAT chunk, so it shows nothing.",
        remedy: "Get a complete copy of the file.",
        why: "The file is a badge without a picture: no site can show it, and it is usually the beginning of \
            a damaged file.",
        example: "Signature, IHDR, an `openbadges` text chunk, IEND and nothing else.",
        clause: "PNG (Third Edition) 11.2.3",
    }

    PngCrcMismatch {
        meaning: "The checksum of a PNG chunk does not match its bytes.",
        remedy: "Get another copy. To read a badge of an early baker with wrong checksums use \
            `accept_damaged`; to bake into such an image use `check_crc: false`.",
        why: "The bytes have changed since the file was written, so the badge or the picture may be damaged. \
            Strict programs refuse the file.",
        example: "The first Mozilla baker wrote chunks whose checksum did not cover the chunk's type.",
        clause: "PNG (Third Edition) 5.5",
    }

    PngTextLayout {
        meaning: "The fields inside a badge's text chunk are not laid out as PNG asks.",
        remedy: "If an old Moodle made it, use `accept_damaged`.",
        why: "Readers look for the text behind fixed separators. Where they are missing, one reader finds \
            the badge and the next one does not.",
        example: "An iTXt chunk of an old Moodle: the keyword, one NUL and at once the text. Right: keyword, \
            NUL, two flag bytes, language, NUL, translated keyword, NUL, text.",
        clause: "PNG (Third Edition) 11.3.3",
    }

    PngInvalidUtf8 {
        meaning: "The text of an iTXt badge chunk is not UTF-8.",
        remedy: "Ask the issuer to bake the badge again.",
        why: "iTXt is UTF-8 by definition. Names would come out garbled, and each program would garble them \
            in its own way.",
        example: r#"`Zo\xeb` in Latin-1. In UTF-8 it is `Zo\xc3\xab`."#,
        clause: "PNG (Third Edition) 11.3.3.4",
    }

    PngNulInText {
        meaning: "The text of a badge chunk holds a NUL, which PNG forbids.",
        remedy: "Ask the issuer to bake the badge again.",
        why: "Programs in C stop at the NUL, others read on: the same file has two texts, which is how \
            forgeries hide.",
        example: r#"`{"type":"Assertion"}` followed by `\0` and a second document."#,
        clause: "PNG (Third Edition) 11.3.3.1",
    }

    PngDeflate {
        meaning: "The compressed text of a badge chunk is broken or goes on after its end.",
        remedy: "Get another copy, or ask the issuer to bake the badge again.",
        why: "The badge cannot be read whole, and a part of a badge is worth nothing.",
        example: "A zTXt chunk whose compressed data ends in the middle, or has bytes behind its end.",
        clause: "PNG (Third Edition) 11.3.3.3",
    }

    PngLatin1 {
        meaning: "A tEXt or zTXt badge was not UTF-8 and was read as Latin-1, as PNG says.",
        remedy: "Check names with accents, and bake again: that writes UTF-8.",
        why: "PNG calls tEXt Latin-1, but most bakers wrote UTF-8 into it. Here the bytes were no UTF-8, so \
            accents are a guess by the letter of the standard.",
        example: r#"`Zo\xeb` in a tEXt chunk reads `Zoë` as Latin-1. In an iTXt chunk there is no doubt."#,
        clause: "PNG (Third Edition) 11.3.3.2",
    }

    SvgMalformed {
        meaning: "The SVG is not well-formed XML.",
        remedy: "Open it in an editor and save it again; the message names the place.",
        why: "Programs that read XML refuse the whole file: neither the picture nor the badge is seen.",
        example: r#"`<rect width=10>`. Right: `<rect width="10"/>`."#,
        clause: "XML 1.0 (Fifth Edition) 2.1",
    }

    SvgTruncated {
        meaning: "The SVG ends before its root element is closed.",
        remedy: "Get a complete copy of the file.",
        why: "The file was cut off on its way, and with it perhaps a part of the picture.",
        example: r#"A file that ends with `<path d="M10 10 L2`."#,
        clause: "XML 1.0 (Fifth Edition) 2.1",
    }

    SvgEncoding {
        meaning: "The SVG is not encoded, or not declared, as UTF-8 or UTF-16.",
        remedy: "Save it as UTF-8.",
        why: "Guessing an encoding garbles names, and a wrong guess can turn text into markup.",
        example: r#"`<?xml version="1.0" encoding="windows-1252"?>`. Save the file as UTF-8 and declare that or nothing."#,
        clause: "XML 1.0 (Fifth Edition) 4.3.3",
    }

    SvgUtf16 {
        meaning: "The SVG is UTF-16, which is read but not written.",
        remedy: "Save it as UTF-8 and bake that.",
        why: "A badge is inserted as UTF-8 text, and a file in two encodings could not be read by anyone.",
        example: "An SVG that begins with the bytes `ff fe`. Open it in an editor and save it as UTF-8.",
        clause: "XML 1.0 (Fifth Edition) 4.3.3",
    }

    SvgEntity {
        meaning: "A badge uses an XML entity other than the predefined five; entities are never expanded.",
        remedy: "Ask the issuer to bake the badge again.",
        why: "Entities can blow up a small file to gigabytes or draw in other files. Whoever expands them is \
            open to attack, so they never are.",
        example: r#"`<openbadges:assertion verify="&badge;"/>`. Write the address itself."#,
        clause: "XML 1.0 (Fifth Edition) 4.1",
    }

    SvgUndeclaredPrefix {
        meaning: "A badge element uses a namespace prefix that nothing declares.",
        remedy: "Declare the prefix, or bake the badge again into the clean image.",
        why: "A reader that knows namespaces finds no badge, one that looks for the letters does: two \
            programs disagree about the file.",
        example: r#"`<openbadges:assertion …>` without `xmlns:openbadges="http://openbadges.org"` on it or around it."#,
        clause: "Namespaces in XML 1.0 (Third Edition) 5",
    }

    SvgBadgeMarkup {
        meaning: "A badge element contains other elements, or an attribute twice, instead of text.",
        remedy: "Ask the issuer to bake the badge again.",
        why: "Each program makes another text out of it, or none at all.",
        example: "`<openbadges:assertion><b>…</b></openbadges:assertion>`. Right: the JSON in a CDATA \
            section.",
        clause: "Open Badges Baking Specification",
    }

    SvgForbiddenCharacter {
        meaning: "The payload has a character that XML cannot hold.",
        remedy: r#"Escape it in the JSON (\u0001), or use the option `wallet_safe`, which does."#,
        why: "XML has no way to write this character, not even escaped, so the baked SVG would be no XML.",
        example: r#"A name with the control character U+0001. In JSON write it as the six characters `\u0001`, or drop it."#,
        clause: "XML 1.0 (Fifth Edition) 2.2",
    }

    SvgActiveContent {
        meaning: "The SVG has active content: a script, an event handler, a javascript: link or a \
            foreignObject.",
        remedy: r#"Take it out, or accept it with `active_content: "keep"`. Never serve such an image from your own origin."#,
        why: "A badge image travels to other people's sites. A script inside of it runs there, with the \
            rights of that site.",
        example: r#"`<svg onload="…">` or `<script>…</script>`. Export the artwork as plain SVG."#,
        clause: "",
    }
}
