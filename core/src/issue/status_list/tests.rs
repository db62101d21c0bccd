//! Tests of status lists.

use proptest::prelude::*;

use super::*;

/// Made with Python: `"u" + base64url(gzip.compress(bytes, mtime=0))`, bits 0, 9 and 131,071 set.
const BY_PYTHON: &str = "uH4sIAAAAAAACA-3BMQEAAAgDINfMaEY3xh7gdgAAAAAAAAAAAAAAAAAAAICuPKgSuh0AQAAA";
/// The example of Status List 2021, section 4.2: 100,000 entries, and no `u` in front.
const OLD_FORM: &str = "H4sIAAAAAAAAA-3BMQEAAADCoPVPbQsvoAAAAAAAAAAAAAAAAP4GcwM92tQwAAA";

fn options(length: usize, size: u8) -> StatusListOptions {
    StatusListOptions { length, size, ..Default::default() }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

fn text(gzip: &[u8]) -> String {
    format!("u{}", URL_SAFE_NO_PAD.encode(gzip))
}

fn refused(text: &str) -> ErrorCode {
    StatusList::decode(text, &StatusListOptions::default()).unwrap_err().code()
}

#[test]
fn a_list_of_python_is_read_with_bit_0_at_the_left() {
    let list = StatusList::decode(BY_PYTHON, &StatusListOptions::default()).unwrap();
    assert_eq!(list.length(), FEWEST);
    let set: Vec<usize> = (0..FEWEST).filter(|index| list.get(*index).unwrap() == 1).collect();
    assert_eq!(set, [0, 9, 131_071]);
}

#[test]
fn the_form_of_2021_has_no_u() {
    let list = StatusList::decode(OLD_FORM, &StatusListOptions::default()).unwrap();
    assert_eq!(list.length(), 100_000);
    assert!((0..100_000).all(|index| list.get(index).unwrap() == 0));
    assert_eq!(refused(&format!("u{OLD_FORM}")), ErrorCode::StatusEncoding);
}

#[test]
fn bits_are_counted_from_the_left() {
    let mut list = StatusList::new(&options(FEWEST, 1)).unwrap();
    for index in [0, 7, 8, 131_071] {
        list.set(index, 1).unwrap();
    }
    assert_eq!(list.bytes[..2], [0b1000_0001, 0b1000_0000]);
    assert_eq!(list.bytes[16_383], 1);
    list.set(0, 0).unwrap();
    assert_eq!(list.bytes[0], 1);
}

#[test]
fn an_entry_may_lie_across_two_bytes() {
    let mut list = StatusList::new(&options(FEWEST, 3)).unwrap();
    list.set(2, 0b101).unwrap();
    assert_eq!(list.bytes[..2], [0b0000_0010, 0b1000_0000]);
    list.set(1, 0b110).unwrap();
    assert_eq!(list.bytes[..2], [0b0001_1010, 0b1000_0000]);
    assert_eq!([list.get(0).unwrap(), list.get(1).unwrap(), list.get(2).unwrap()], [0, 6, 5]);
}

#[test]
fn a_length_is_rounded_up_to_whole_bytes() {
    assert_eq!(StatusList::new(&options(FEWEST + 1, 1)).unwrap().length(), FEWEST + 8);
    assert_eq!(StatusList::new(&options(FEWEST, 5)).unwrap().length(), FEWEST);
    assert_eq!(StatusList::new(&options(FEWEST + 1, 3)).unwrap().length(), FEWEST + 2);
}

#[test]
fn what_is_outside_of_the_list_is_refused() {
    let mut list = StatusList::new(&options(FEWEST, 2)).unwrap();
    for index in [FEWEST, usize::MAX] {
        assert_eq!(list.get(index).unwrap_err().code(), ErrorCode::StatusIndex);
        assert_eq!(list.set(index, 0).unwrap_err().code(), ErrorCode::StatusIndex);
    }
    assert_eq!(list.set(0, 4).unwrap_err().code(), ErrorCode::StatusValue);
    assert_eq!(list.get(0).unwrap(), 0);
    let mut bytes = StatusList::new(&options(FEWEST, 8)).unwrap();
    bytes.set(FEWEST - 1, 255).unwrap();
    assert_eq!(bytes.get(FEWEST - 1).unwrap(), 255);
}

#[test]
fn options_outside_of_the_specification_are_refused() {
    for wrong in [options(FEWEST - 1, 1), options(0, 1), options(FEWEST, 0), options(FEWEST, 9)] {
        assert_eq!(StatusList::new(&wrong).unwrap_err().code(), ErrorCode::OptionInvalid);
    }
    assert_eq!(
        StatusList::decode(BY_PYTHON, &options(FEWEST, 0)).unwrap_err().code(),
        ErrorCode::OptionInvalid
    );
    for length in [usize::MAX, 16 * 1024 * 1024 * 8 + 1] {
        assert_eq!(StatusList::new(&options(length, 1)).unwrap_err().code(), ErrorCode::LimitStatusList);
    }
}

#[test]
fn a_list_that_is_too_short_is_refused() {
    assert_eq!(refused(&text(&gzip(&[0; 16_383]))), ErrorCode::StatusEncoding);
    let short_for_its_size = StatusList::decode(&text(&gzip(&[0; 16_384])), &options(FEWEST, 2));
    assert_eq!(short_for_its_size.unwrap_err().code(), ErrorCode::StatusEncoding);
}

#[test]
fn damaged_text_is_refused() {
    let good = gzip(&[0x55; 16_384]);
    let checksum_at = good.len() - 8;
    for at in [0, 2, 20, checksum_at, good.len() - 1] {
        let mut bad = good.clone();
        bad[at] ^= 0xFF;
        assert_eq!(refused(&text(&bad)), ErrorCode::StatusEncoding, "byte {at}");
    }
    for end in 0..good.len() {
        assert_eq!(refused(&text(&good[..end])), ErrorCode::StatusEncoding, "cut at {end}");
    }
    for after in [&b"x"[..], &good, &[0]] {
        let followed = [&good, after].concat();
        assert_eq!(refused(&text(&followed)), ErrorCode::StatusEncoding);
    }
    let sound = text(&good);
    for wrong in [
        String::new(),
        "u".to_owned(),
        format!("{sound}="),
        format!(" {sound}"),
        format!("u{sound}"),
        format!("z{sound}"),
        sound.replace('H', "+"),
        "uH4sI".to_owned(),
    ] {
        assert_eq!(
            refused(&wrong),
            ErrorCode::StatusEncoding,
            "{}",
            wrong.chars().take(8).collect::<String>()
        );
    }
}

#[test]
fn the_second_spelling_of_the_last_character_is_refused() {
    let list = StatusList::new(&options(FEWEST + 8, 1)).unwrap();
    let sound = list.encode().unwrap();
    let bits_unused = [0, 0, 4, 2][(sound.len() - 1) % 4];
    if bits_unused > 0 {
        const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let last = ALPHABET.iter().position(|c| *c == *sound.as_bytes().last().unwrap()).unwrap();
        let other = format!("{}{}", &sound[..sound.len() - 1], char::from(ALPHABET[last + 1]));
        assert_eq!(refused(&other), ErrorCode::StatusEncoding);
    }
}

#[test]
fn a_bomb_is_stopped_at_the_limit() {
    let bomb = text(&gzip(&vec![0; 17 * 1024 * 1024]));
    assert!(bomb.len() < 40_000);
    assert_eq!(refused(&bomb), ErrorCode::LimitStatusList);
    let exact = text(&gzip(&vec![0; 20_000]));
    let limits = |status_list_bytes| Limits { status_list_bytes, ..Limits::default() };
    let at = |bytes| StatusListOptions { limits: limits(bytes), ..Default::default() };
    assert!(StatusList::decode(&exact, &at(20_000)).is_ok());
    assert_eq!(StatusList::decode(&exact, &at(19_999)).unwrap_err().code(), ErrorCode::LimitStatusList);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_is_set_is_read_back(
        size in 1_u8..=8,
        entries in proptest::collection::btree_map(0_usize..FEWEST, any::<u8>(), 0..200),
    ) {
        let options = options(FEWEST, size);
        let cut = u32::from(8_u8.saturating_sub(size));
        let mut list = StatusList::new(&options).unwrap();
        for (index, status) in &entries {
            list.set(*index, status >> cut).unwrap();
        }
        let again = StatusList::decode(&list.encode().unwrap(), &options).unwrap();
        prop_assert_eq!(&again, &list);
        for (index, status) in &entries {
            prop_assert_eq!(again.get(*index).unwrap(), status >> cut);
        }
        prop_assert_eq!((0..FEWEST).filter(|i| again.get(*i).unwrap() != 0).count(),
            entries.values().filter(|status| **status >> cut != 0).count());
    }

    #[test]
    fn no_text_makes_it_panic(text in "u?(H4sI)?[A-Za-z0-9_-]{0,80}") {
        let _ = StatusList::decode(&text, &StatusListOptions::default());
    }
}
