//! The way from the root of a document to one of its values.

/// A place in a document, kept on the stack while walking it: costs nothing until somebody asks for the pointer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Path<'p> {
    /// The whole document.
    Root,
    /// A member of the object at a place.
    Member(&'p Path<'p>, &'p str),
    /// An item of the array at a place, counted from 0.
    Index(&'p Path<'p>, usize),
}

impl<'p> Path<'p> {
    /// The place of a member of the object here.
    pub(crate) fn member(&'p self, name: &'p str) -> Path<'p> {
        Path::Member(self, name)
    }

    /// The place of an item of the array here.
    pub(crate) fn index(&'p self, index: usize) -> Path<'p> {
        Path::Index(self, index)
    }

    /// The JSON Pointer (RFC 6901); empty for the whole document.
    pub(crate) fn pointer(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// The name of the member here, passing over the numbers of items; `None` for the whole document.
    pub(crate) fn last(&self) -> Option<&str> {
        match self {
            Path::Root => None,
            Path::Member(_, name) => Some(name),
            Path::Index(parent, _) => parent.last(),
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Path::Root => {}
            Path::Member(parent, name) => {
                parent.write(out);
                push_segment(out, name);
            }
            Path::Index(parent, index) => {
                parent.write(out);
                push_segment(out, &index.to_string());
            }
        }
    }
}

/// Appends `/segment` with the two escapes of RFC 6901.
pub(crate) fn push_segment(out: &mut String, segment: &str) {
    out.push('/');
    for c in segment.chars() {
        match c {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            other => out.push(other),
        }
    }
}
