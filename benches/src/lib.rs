//! Inputs the benches share: images of a given size, made here so that nothing has to be shipped.

/// A PNG of about `size` bytes whose image data sits in IDAT chunks of 8 KiB, as common encoders write them.
///
/// The pixels are not decodable; carriers never look at them.
#[must_use]
pub fn png(size: usize) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, *b"IHDR", &[0, 0, 1, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0]);
    let mut noise = 0x2545_f491_u32;
    while out.len() < size {
        let left = size.saturating_sub(out.len());
        let data: Vec<u8> = (0..left.clamp(1, 8192))
            .map(|_| {
                noise ^= noise << 13;
                noise ^= noise >> 17;
                noise ^= noise << 5;
                noise.to_le_bytes()[0]
            })
            .collect();
        chunk(&mut out, *b"IDAT", &data);
    }
    chunk(&mut out, *b"IEND", &[]);
    out
}

/// An SVG of about `size` bytes: a drawing of many paths.
#[must_use]
pub fn svg(size: usize) -> Vec<u8> {
    let mut out = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\n");
    while out.len() < size {
        out.push_str("<g fill=\"#c62828\" stroke-width=\"1.5\"><path d=\"M12.5 20.1c3.2-1.1 6.4-2.2 9.6-3.3l4.4 8.8c-2.1 1-4.2 2-6.3 3.1L12.5 20.1z\"/></g>\n");
    }
    out.push_str("</svg>\n");
    out.into_bytes()
}

/// A hosted OB 2.0 assertion of about 900 bytes.
pub const ASSERTION: &str = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://badges.example.org/assertions/d3f1a8f0","recipient":{"type":"email","hashed":true,"salt":"deadsea","identity":"sha256$ecf5409f3f4b91ab60cc5ef4c02aef7032354375e70cf4d8e43f6a1d29891942"},"image":"https://badges.example.org/assertions/d3f1a8f0/image","evidence":[{"id":"https://portfolio.example.org/robotics","narrative":"Built and programmed a line follower that finished the course."}],"issuedOn":"2026-03-14T10:00:00Z","expires":"2031-03-14T10:00:00Z","badge":{"type":"BadgeClass","id":"https://badges.example.org/classes/robotics","name":"Robotics Basics","description":"Can build and program a simple robot.","image":"https://badges.example.org/classes/robotics/image","criteria":{"narrative":"Finish the course."},"issuer":{"type":"Issuer","id":"https://badges.example.org/issuer","name":"Example Makers","url":"https://makers.example.org","email":"badges@example.org"}},"verification":{"type":"HostedBadge"}}"#;

/// The URL of a hosted assertion.
pub const URL: &str = "https://badges.example.org/assertions/d3f1a8f0";

fn chunk(out: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or_default();
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&kind);
    out.extend_from_slice(data);
    let mut crc = crc32fast::Hasher::new();
    crc.update(&kind);
    crc.update(data);
    out.extend_from_slice(&crc.finalize().to_be_bytes());
}
