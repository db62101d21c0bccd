//! Numbers as the standards want them written: as ECMAScript does (RFC 8785), and as an XML Schema double (JSON-LD).

use std::fmt::Write;

use serde_json::Number;

/// The number as the double that RFC 8785 and JSON-LD say it is.
pub(super) fn as_double(number: &Number) -> f64 {
    // Every number that the reader makes has one.
    number.as_f64().unwrap_or_default()
}

/// Appends a double as ECMAScript's `Number::toString` writes it (RFC 8785 section 3.2.2.3). The digits are the shortest
/// that read back as the same double, which Rust's `{:e}` makes as well; the form is different.
pub(super) fn write_ecmascript(out: &mut String, double: f64) {
    if double == 0.0 {
        out.push('0'); // minus zero as well
        return;
    }
    let scientific = format!("{double:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let digits = digits.replace('.', "");
    let exponent: i32 = exponent.parse().unwrap_or_default();
    out.push_str(sign);
    // ECMAScript's n: the place of the decimal point, counted from the first digit.
    let point = exponent.saturating_add(1);
    let count = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    match point {
        1..=21 if count <= point => {
            out.push_str(&digits);
            push_zeros(out, point.saturating_sub(count));
        }
        1..=21 => {
            let (whole, fraction) = usize::try_from(point)
                .ok()
                .and_then(|at| digits.split_at_checked(at))
                .unwrap_or((&digits, ""));
            out.push_str(whole);
            out.push('.');
            out.push_str(fraction);
        }
        -5..=0 => {
            out.push_str("0.");
            push_zeros(out, point.saturating_neg());
            out.push_str(&digits);
        }
        _ => write_exponent(out, &digits, exponent),
    }
}

fn write_exponent(out: &mut String, digits: &str, exponent: i32) {
    let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
    out.push_str(first);
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    // Writing to a text does not fail.
    let _ = write!(out, "e{sign}{}", exponent.unsigned_abs());
}

fn push_zeros(out: &mut String, count: i32) {
    for _ in 0..count {
        out.push('0');
    }
}

/// A double in the canonical form of JSON-LD (section 8.6 of the API: `%1.15E`, without the zeros that say nothing):
/// `5.0E-1`.
pub(super) fn xsd_double(double: f64) -> String {
    let scientific = format!("{double:.15E}");
    let (digits, exponent) = scientific.split_once('E').unwrap_or((&scientific, "0"));
    let digits = digits.trim_end_matches('0');
    let zero = if digits.ends_with('.') { "0" } else { "" };
    format!("{digits}{zero}E{exponent}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_ecmascript_writes_them() {
        // The table of RFC 8785 appendix B, by the bits of the double.
        for (bits, text) in [
            (0x0000_0000_0000_0000_u64, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
        ] {
            let mut out = String::new();
            write_ecmascript(&mut out, f64::from_bits(bits));
            assert_eq!(out, text, "{bits:016x}");
        }
    }

    #[test]
    fn doubles_have_the_canonical_form_of_xml_schema() {
        for (double, text) in [
            (0.5, "5.0E-1"),
            (2.5, "2.5E0"),
            (-12.25, "-1.225E1"),
            (1e21, "1.0E21"),
            (0.1, "1.0E-1"),
            (1.0 / 3.0, "3.333333333333333E-1"),
            (100.0, "1.0E2"),
        ] {
            assert_eq!(xsd_double(double), text);
        }
    }
}
