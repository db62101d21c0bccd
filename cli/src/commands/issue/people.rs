//! The rows of a batch: a CSV file with a heading, or JSON lines. One row at a time is in memory.

use std::fmt::Write as _;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use ovenbird::{ErrorCode, IssueRequest, JsonValue, Limits, wire};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::records::{Broken, Records};
use crate::failure::Failure;
use crate::io::{is_stream, name_of};
use crate::table;

/// The columns that go into the request under their own name, as text.
const TEXTS: [&str; 10] = [
    "version",
    "class",
    "id",
    "uid",
    "issued_on",
    "expires",
    "narrative",
    "language",
    "verification",
    "claim",
];
/// Those whose cells may be JSON, too.
const JSON: [&str; 6] = ["badge", "issuer", "image", "status", "endorsements", "members"];
/// Those of the recipient.
const RECIPIENT: [&str; 5] =
    ["recipient.type", "recipient.id", "recipient.salt", "recipient.algorithm", "recipient.hashed"];

/// One row.
pub(super) struct Row {
    /// The line it begins on.
    pub(super) line: u64,
    /// What its file is to be called.
    pub(super) file: Option<String>,
    /// What it says of the request.
    pub(super) request: IssueRequest,
    /// The same for rows that say the same.
    pub(super) print: u64,
}

/// A row that cannot be used, or the end of what can be read.
pub(super) struct Trouble {
    /// The line it begins on.
    pub(super) line: u64,
    pub(super) failure: Failure,
    /// Nothing behind it can be read.
    pub(super) last: bool,
}

/// The rows of a file.
pub(super) struct People {
    form: Form,
    ended: bool,
}

enum Form {
    Csv { records: Box<Records<Box<dyn BufRead>>>, columns: Vec<Column> },
    Lines { from: Box<dyn BufRead>, line: u64, most: usize },
}

/// What the cells of a column are.
enum Column {
    Ignored,
    File,
    Identity,
    OfRecipient(&'static str),
    Text(&'static str),
    Json(&'static str),
    Evidence,
}

impl People {
    /// Opens a file. Fails if it cannot be read or its heading makes no sense. `seen` is told of every byte that is read.
    pub(super) fn open(
        path: &Path,
        ignored: &[String],
        limits: &Limits,
        seen: impl FnMut(u64) + 'static,
    ) -> Result<People, Failure> {
        let unreadable = |error: io::Error| Failure::file("cannot read", Path::new(&name_of(path)), &error);
        let from: Box<dyn Read> = if is_stream(path) {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(path).map_err(unreadable)?)
        };
        let mut from: Box<dyn BufRead> = Box::new(BufReader::with_capacity(64 * 1024, Told { from, seen }));
        let beginning = from.fill_buf().map_err(unreadable)?;
        let beginning = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
        let form = if beginning.trim_ascii_start().starts_with(b"{") {
            Form::Lines { from, line: 0, most: limits.text_bytes }
        } else {
            let mut records = Records::new(from, limits.text_bytes);
            let columns = heading(&mut records, ignored).map_err(|failure| failure.about(&name_of(path)))?;
            Form::Csv { records: Box::new(records), columns }
        };
        Ok(People { form, ended: false })
    }
}

impl Iterator for People {
    type Item = Result<Row, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let row = match &mut self.form {
            Form::Csv { records, columns } => csv_row(records, columns),
            Form::Lines { from, line, most } => json_row(from, line, *most),
        };
        self.ended = matches!(row, None | Some(Err(Trouble { last: true, .. })));
        row
    }
}

/// What the columns are, by the first record.
fn heading<R: BufRead>(records: &mut Records<R>, ignored: &[String]) -> Result<Vec<Column>, Failure> {
    let refused = |message: String| Failure::new(ErrorCode::IssueInvalid, message);
    let record = match records.next() {
        Ok(Some(record)) => record,
        Ok(None) => return Err(refused("there is no heading: the first line names the columns".to_owned())),
        Err(broken) => return Err(trouble(broken).failure),
    };
    let cells = record.cells.ok_or_else(|| refused(NOT_TEXT.to_owned()))?;
    let mut names: Vec<String> = cells.iter().map(|cell| cell.trim().to_lowercase()).collect();
    let has_file = names.iter().any(|name| name == "file");
    let columns = names.iter().map(|name| column(name, has_file, ignored)).collect::<Result<_, _>>();
    let columns = columns.map_err(refused)?;
    names.retain(|name| !name.is_empty());
    names.sort();
    match names.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first()) {
        Some(twice) => Err(refused(format!("the column {twice:?} is there twice"))),
        None => Ok(columns),
    }
}

fn column(name: &str, has_file: bool, ignored: &[String]) -> Result<Column, String> {
    if name.is_empty() || ignored.iter().any(|ignored| ignored.trim().to_lowercase() == name) {
        return Ok(Column::Ignored);
    }
    let known = |list: &'static [&'static str]| list.iter().find(|known| **known == name).copied();
    Ok(match name {
        "file" => Column::File,
        "name" if has_file => Column::Ignored,
        "name" => Column::File,
        "recipient" | "email" | "recipient.identity" => Column::Identity,
        "evidence" => Column::Evidence,
        _ => match (known(&TEXTS), known(&JSON), known(&RECIPIENT)) {
            (Some(text), ..) => Column::Text(text),
            (_, Some(json), _) => Column::Json(json),
            (.., Some(part)) => Column::OfRecipient(part.trim_start_matches("recipient.")),
            _ => {
                return Err(format!(
                    "no column is called {:?}; `ovenbird issue --help` names them, and --ignore passes over others",
                    name.chars().take(60).collect::<String>()
                ));
            }
        },
    })
}

const NOT_TEXT: &str = "not UTF-8; save the table as CSV in UTF-8";

fn csv_row<R: BufRead>(records: &mut Records<R>, columns: &[Column]) -> Option<Result<Row, Trouble>> {
    let record = match records.next() {
        Ok(record) => record?,
        Err(broken) => return Some(Err(trouble(broken))),
    };
    let line = record.line;
    let wrong = |failure: Failure| Trouble { line, failure, last: false };
    let Some(cells) = record.cells else {
        return Some(Err(wrong(Failure::new(ErrorCode::IssueInvalid, NOT_TEXT))));
    };
    if cells.len() != columns.len() {
        let (found, expected) = (table::count(cells.len() as u64, "cell"), columns.len());
        let message = format!("the row has {found}, the heading {expected}");
        return Some(Err(wrong(Failure::new(ErrorCode::IssueInvalid, message))));
    }
    let row = from_cells(&cells, columns).and_then(|(file, text)| row(line, file, &text));
    Some(row.map_err(wrong))
}

/// The file name of a row, and its request as JSON text.
fn from_cells(cells: &[String], columns: &[Column]) -> Result<(Option<String>, String), Failure> {
    let (mut file, mut members, mut recipient) = (None, Vec::new(), Vec::new());
    for (cell, column) in cells.iter().zip(columns) {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        match column {
            Column::Ignored => {}
            Column::File => file = Some(cell.to_owned()),
            Column::Identity => recipient.push(("identity", text(cell)?)),
            Column::OfRecipient("hashed") => recipient.push(("hashed", yes_or_no(cell)?)),
            Column::OfRecipient(name) => recipient.push((*name, text(cell)?)),
            Column::Text(name) => members.push((*name, text(cell)?)),
            Column::Json(name) => members.push((*name, json_or_text(cell)?)),
            Column::Evidence => members.push(("evidence", evidence(cell)?)),
        }
    }
    if !recipient.is_empty() {
        members.push(("recipient", object(&recipient)));
    }
    Ok((file, object(&members)))
}

fn text(cell: &str) -> Result<String, Failure> {
    Ok(wire::to_json(cell)?)
}

/// A truth value; whatever else it is stays a text, and is refused as such.
fn yes_or_no(cell: &str) -> Result<String, Failure> {
    let small = cell.to_lowercase();
    if matches!(small.as_str(), "true" | "false") { Ok(small) } else { text(cell) }
}

/// A cell that begins as JSON does is JSON.
fn json_or_text(cell: &str) -> Result<String, Failure> {
    if cell.starts_with(['{', '[']) {
        let json: JsonValue = cell.parse()?;
        return Ok(wire::to_json(&json)?);
    }
    text(cell)
}

/// One URL or several with spaces between them, or JSON.
fn evidence(cell: &str) -> Result<String, Failure> {
    let urls: Vec<&str> = cell.split_whitespace().collect();
    if cell.starts_with(['{', '[']) || urls.len() < 2 {
        return json_or_text(cell);
    }
    Ok(wire::to_json(&urls)?)
}

fn object(members: &[(&str, String)]) -> String {
    let mut out = String::from("{");
    for (index, (name, value)) in members.iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        // Writing to a string does not fail.
        let _ = write!(out, "{comma}\"{name}\":{value}");
    }
    out.push('}');
    out
}

fn row(line: u64, file: Option<String>, text: &str) -> Result<Row, Failure> {
    let request = wire::request_from_json(Some(text))?;
    let mut print = DefaultHasher::new();
    (&file, text).hash(&mut print);
    Ok(Row { line, file, request, print: print.finish() })
}

fn json_row(from: &mut dyn BufRead, line: &mut u64, most: usize) -> Option<Result<Row, Trouble>> {
    loop {
        *line = line.saturating_add(1);
        let most = u64::try_from(most).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        let read = from.take(most.saturating_add(1)).read_until(b'\n', &mut bytes);
        let broken = match read {
            Ok(0) => return None,
            Ok(read) if read as u64 > most => Broken::TooLong(*line),
            Ok(_) if bytes.trim_ascii().is_empty() => continue,
            Ok(_) => {
                let wrong = |failure| Trouble { line: *line, failure, last: false };
                return Some(from_json(*line, &bytes).map_err(wrong));
            }
            Err(error) => Broken::Read(error),
        };
        return Some(Err(trouble(broken)));
    }
}

fn from_json(line: u64, bytes: &[u8]) -> Result<Row, Failure> {
    let refused = |message: &str| Failure::new(ErrorCode::IssueInvalid, message);
    let text = std::str::from_utf8(bytes).map_err(|_| refused("not UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}');
    let wrong = |error: serde_json::Error| refused(&format!("the row: {error}"));
    let Members(mut members) = serde_json::from_str(text).map_err(wrong)?;
    let place = members.iter().position(|(name, _)| name == "file");
    let file = place.map(|place| wire::to_json(&members.remove(place).1)).transpose()?;
    let file = file.map(|json| serde_json::from_str::<Option<String>>(&json)).transpose().map_err(wrong)?;
    let mut request = Vec::new();
    for (name, value) in &members {
        request.push((wire::to_json(name)?, wire::to_json(value)?));
    }
    let members: Vec<String> = request.into_iter().map(|(name, value)| format!("{name}:{value}")).collect();
    row(line, file.flatten(), &format!("{{{}}}", members.join(",")))
}

/// The members of an object in their order.
struct Members(Vec<(String, JsonValue)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        reader.deserialize_map(InOrder)
    }
}

fn trouble(broken: Broken) -> Trouble {
    let (line, failure) = match broken {
        Broken::Read(error) => (0, Failure::file("cannot read", Path::new("the rows"), &error)),
        Broken::TooLong(line) => {
            let message = "the row is longer than the limit `text_bytes`; is a quote not closed?";
            (line, Failure::new(ErrorCode::LimitText, message))
        }
        Broken::Quote(line) => {
            let message = "a quote in this row is never closed; nothing behind it was read";
            (line, Failure::new(ErrorCode::IssueInvalid, message))
        }
    };
    Trouble { line, failure, last: true }
}

/// A reader that tells how far it is.
struct Told<R, F> {
    from: R,
    seen: F,
}

impl<R: Read, F: FnMut(u64)> Read for Told<R, F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        (self.seen)(read as u64);
        Ok(read)
    }
}
