//! The records of a CSV file (RFC 4180), one after the other, each with the line on which it begins.
//!
//! Taken is also what spreadsheets write: a byte order mark, either line end, semicolons or tabs between cells, empty
//! lines. Refused is a quote that is never closed, which would swallow the rows behind it.

use std::io::{self, BufRead};

/// What is between cells, by what the heading has most of.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// One record.
pub(super) struct Record {
    /// The line it begins on, from 1.
    pub(super) line: u64,
    /// Its cells; none if a cell is not UTF-8.
    pub(super) cells: Option<Vec<String>>,
}

/// Why a file cannot be read any further.
pub(super) enum Broken {
    /// The file itself.
    Read(io::Error),
    /// The record that begins on this line is longer than the limit.
    TooLong(u64),
    /// The record that begins on this line has a quote that is never closed.
    Quote(u64),
}

/// A reader of records.
pub(super) struct Records<R> {
    from: R,
    core: csv_core::Reader,
    fields: Vec<u8>,
    ends: Vec<usize>,
    most: usize,
    begun: bool,
}

impl<R: BufRead> Records<R> {
    /// Reads records of no more than `most` bytes.
    pub(super) fn new(from: R, most: usize) -> Self {
        let (fields, ends) = (vec![0; 1024], vec![0; 32]);
        Records { from, core: csv_core::Reader::new(), fields, ends, most, begun: false }
    }

    /// The next record; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Record>, Broken> {
        if !self.begun {
            self.begun = true;
            let delimiter = delimiter(self.from.fill_buf().map_err(Broken::Read)?);
            self.core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        }
        let (mut read, mut written, mut cells, mut last) = (0_usize, 0_usize, 0_usize, 0_u8);
        loop {
            let input = self.from.fill_buf().map_err(Broken::Read)?;
            // A line end behind the last line ends a record, unless a quote is open.
            let at_end = input.is_empty();
            let input = if at_end { b"\n" } else { input };
            let fields = self.fields.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(cells..).unwrap_or_default();
            let (result, taken, more_written, more_cells) = self.core.read_record(input, fields, ends);
            last = taken.checked_sub(1).and_then(|at| input.get(at)).copied().unwrap_or(last);
            if !at_end {
                self.from.consume(taken);
            }
            read = read.saturating_add(taken);
            written = written.saturating_add(more_written);
            cells = cells.saturating_add(more_cells);
            match result {
                csv_core::ReadRecordResult::Record => return Ok(Some(self.record(written, cells, last))),
                csv_core::ReadRecordResult::End => return Ok(None),
                csv_core::ReadRecordResult::InputEmpty if at_end && written == 0 && cells == 0 => {
                    return Ok(None);
                }
                csv_core::ReadRecordResult::InputEmpty if at_end => {
                    return Err(Broken::Quote(self.first_line(written, 0)));
                }
                _ if read > self.most => return Err(Broken::TooLong(self.first_line(written, 0))),
                csv_core::ReadRecordResult::InputEmpty => {}
                csv_core::ReadRecordResult::OutputFull => double(&mut self.fields),
                csv_core::ReadRecordResult::OutputEndsFull => double(&mut self.ends),
            }
        }
    }

    fn record(&self, written: usize, cells: usize, last: u8) -> Record {
        let mut from = 0;
        let cell = |to: &usize| {
            let cell = self.fields.get(from..*to).unwrap_or_default();
            from = *to;
            String::from_utf8(cell.to_vec()).ok()
        };
        let cells = self.ends.iter().take(cells).map(cell).collect();
        Record { line: self.first_line(written, last), cells }
    }

    /// The line on which a record begins whose last byte was `last`: from the line behind it back over its line ends.
    fn first_line(&self, written: usize, last: u8) -> u64 {
        let written = self.fields.get(..written).unwrap_or_default();
        let inside = written.iter().filter(|byte| **byte == b'\n').count();
        let ends = inside.saturating_add(usize::from(last == b'\n'));
        self.core.line().saturating_sub(u64::try_from(ends).unwrap_or(u64::MAX)).max(1)
    }
}

fn double<T: Default + Clone>(buffer: &mut Vec<T>) {
    buffer.resize(buffer.len().saturating_mul(2), T::default());
}

/// The delimiter, by the first line of a file.
fn delimiter(beginning: &[u8]) -> u8 {
    let heading = beginning.split(|byte| matches!(byte, b'\n' | b'\r')).find(|line| !line.is_empty());
    let count = |wanted: u8| heading.unwrap_or_default().iter().filter(|byte| **byte == wanted).count();
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        if count(delimiter) > best.0 {
            best = (count(delimiter), delimiter);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Vec<String>)> {
        // A buffer of one byte and one of many have to read the same.
        let whole = all(io::BufReader::new(text.as_bytes()));
        let bytewise = all(io::BufReader::with_capacity(64, text.as_bytes()));
        assert_eq!(whole, bytewise);
        whole
    }

    fn all(from: impl BufRead) -> Vec<(u64, Vec<String>)> {
        let mut records = Records::new(from, 1 << 20);
        let mut out = Vec::new();
        while let Some(record) = records.next().ok().unwrap() {
            out.push((record.line, record.cells.unwrap()));
        }
        out
    }

    fn cells(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn every_record_has_the_line_it_begins_on() {
        for end in ["\n", "\r\n"] {
            let text = ["a,b", "", "1,2", "\"x", "y\",2", "", "", "3,4", "5,6"].join(end);
            let lines: Vec<u64> = read(&text).iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [1, 3, 4, 8, 9], "{end:?}");
            let lines: Vec<u64> = read(&(text + end)).iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [1, 3, 4, 8, 9], "{end:?}");
        }
    }

    #[test]
    fn what_spreadsheets_write_is_read() {
        let expected = [(1, cells(&["recipient", "id"])), (2, cells(&["ada@example.org", "a;b,\"c\"\nd"]))];
        assert_eq!(read("\u{feff}recipient,id\r\nada@example.org,\"a;b,\"\"c\"\"\nd\"\r\n"), expected);
        assert_eq!(read("recipient;id\nada@example.org;\"a;b,\"\"c\"\"\nd\""), expected);
        assert_eq!(read("recipient\tid\nada@example.org\t\"a;b,\"\"c\"\"\nd\"\n\n\n"), expected);
        assert_eq!(read(""), []);
        assert_eq!(read("\n\r\n"), []);
        assert_eq!(read("a\n\"\"\n"), [(1, cells(&["a"])), (2, cells(&[""]))]);
    }

    #[test]
    fn an_open_quote_and_a_record_without_end_stop_the_reading() {
        let mut records = Records::new("a,b\n1,2\n3,\"4\n5,6\n".as_bytes(), 1 << 20);
        assert!(records.next().is_ok() && records.next().is_ok());
        assert!(matches!(records.next(), Err(Broken::Quote(3))));
        let long = format!("a\n\n{}", "x".repeat(5_000));
        let mut records = Records::new(io::BufReader::with_capacity(100, long.as_bytes()), 1_000);
        assert!(records.next().is_ok());
        assert!(matches!(records.next(), Err(Broken::TooLong(3))));
    }

    #[test]
    fn bytes_that_are_no_text_leave_the_other_records_alone() {
        let mut records = Records::new(&b"a\n\xff\nb\n"[..], 1 << 20);
        let mut next = || records.next().ok().flatten().unwrap();
        assert_eq!(next().cells, Some(cells(&["a"])));
        assert_eq!(next().cells, None);
        assert_eq!(next().cells, Some(cells(&["b"])));
    }
}
