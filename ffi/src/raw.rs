//! Where C's pointers become Rust values: the only file with `unsafe` code.
//!
//! Every function here rests on one promise, which the header states and the C caller makes: a pointer that is not
//! NULL points to as many readable (outputs: writable) bytes as its length says, for as long as the call runs, and
//! a handle is one that this library gave and that has not been freed. What can be checked is checked: NULL, lengths
//! beyond `PTRDIFF_MAX`, UTF-8, an output buffer that overlaps an input.
//!
//! [`Call`] is the witness of that promise. Only the guard makes one, and everything borrowed through it has its
//! lifetime, so nothing of the caller's outlives the call. The one exception is [`Call::lent_bytes`].

#![allow(unsafe_code, reason = "pointers from C end here; see the module's documentation")]

use std::ffi::c_char;
use std::marker::PhantomData;
use std::{ptr, slice};

use ovenbird_core::{Error, Result, Splice};
use zeroize::Zeroize;

use crate::bytes::ovenbird_bytes;
use crate::verdict::ovenbird_verdict;

/// The witness that an exported function is running, whose caller keeps the header's contract.
pub(crate) struct Call {
    _only_made_here: (),
}

impl Call {
    /// For the guard alone.
    pub(crate) fn enter() -> Self {
        Call { _only_made_here: () }
    }

    /// Borrows bytes for the call. NULL is the empty slice if `len` is 0.
    pub(crate) fn bytes(&self, data: *const u8, len: usize, name: &str) -> Result<&[u8]> {
        check(data, len, name)?;
        if len == 0 {
            return Ok(&[]);
        }
        // SAFETY: not NULL and not longer than isize::MAX (checked); readable for the call, as the caller promised.
        // The result borrows from `self`, which lives as long as the call.
        Ok(unsafe { slice::from_raw_parts(data, len) })
    }

    /// Borrows bytes for longer than the call: the caller keeps them until it has freed the handle they went into.
    pub(crate) fn lent_bytes(&self, data: *const u8, len: usize, name: &str) -> Result<&'static [u8]> {
        let bytes = self.bytes(data, len, name)?;
        // SAFETY: `ovenbird_splice_new`, the only user, asks its caller to keep the image unchanged until
        // `ovenbird_splice_free`, and the slice is read through that handle only.
        Ok(unsafe { slice::from_raw_parts(bytes.as_ptr(), bytes.len()) })
    }

    /// Borrows UTF-8 text for the call.
    pub(crate) fn text(&self, data: *const c_char, len: usize, name: &str) -> Result<&str> {
        let bytes = self.bytes(data.cast(), len, name)?;
        std::str::from_utf8(bytes)
            .map_err(|e| Error::argument(format!("`{name}` is not UTF-8 from byte {} on", e.valid_up_to())))
    }

    /// Borrows the JSON text of options, in the form that `wire::from_json` takes.
    pub(crate) fn options(&self, data: *const c_char, len: usize) -> Result<Option<&str>> {
        self.text(data, len, "options").map(Some)
    }

    /// Borrows a handle for the call.
    pub(crate) fn handle<T>(&self, handle: *const T, name: &str) -> Result<&T> {
        self.maybe(handle).ok_or_else(|| null(name))
    }

    /// Borrows a handle for the call; `None` for NULL.
    pub(crate) fn maybe<T>(&self, handle: *const T) -> Option<&T> {
        // SAFETY: NULL gives None; else a handle of ours that is alive, as the caller promised. Nothing writes
        // through handles but `change`, and its callers keep other threads away, so shared references are sound.
        unsafe { handle.as_ref() }
    }

    /// Borrows each handle of an array for the call. NULL is the empty array if `len` is 0; no entry may be NULL.
    pub(crate) fn handles<T>(&self, handles: *const *const T, len: usize, name: &str) -> Result<Vec<&T>> {
        if len == 0 {
            return Ok(Vec::new());
        }
        check(handles.cast(), len.saturating_mul(size_of::<*const T>()), name)?;
        // SAFETY: not NULL and not longer than isize::MAX bytes (checked); readable for the call, as the caller
        // promised. Pointers in C are aligned.
        let array = unsafe { slice::from_raw_parts(handles, len) };
        let entry = |(at, &handle): (usize, &*const T)| {
            self.maybe(handle).ok_or_else(|| Error::argument(format!("entry {at} of `{name}` is NULL")))
        };
        array.iter().enumerate().map(entry).collect()
    }

    /// Lets `change` write to what a handle stands for. NULL is refused.
    pub(crate) fn change<T>(
        &self,
        handle: *mut T,
        name: &str,
        change: impl FnOnce(&mut T) -> Result<()>,
    ) -> Result<()> {
        // SAFETY: NULL gives None; else a handle of ours that is alive. It is not `const` in the header, which says
        // that its caller lets nobody else use it during the call.
        change(unsafe { handle.as_mut() }.ok_or_else(|| null(name))?)
    }

    /// Takes an output and empties it. NULL stays NULL: see [`Out::required`].
    pub(crate) fn out<T: Empty>(&self, slot: *mut T) -> Out<'_, T> {
        let out = Out { slot, call: PhantomData };
        out.set(T::EMPTY);
        out
    }

    /// Takes the caller's buffer, which must not overlap the `inputs`.
    pub(crate) fn buffer(&self, data: *mut u8, capacity: usize, inputs: &[&[u8]]) -> Result<Buffer<'_>> {
        check(data, capacity, "buffer")?;
        let start = data.addr();
        let end = start.saturating_add(capacity);
        for input in inputs {
            let from = input.as_ptr().addr();
            let to = from.saturating_add(input.len());
            if start.max(from) < end.min(to) {
                return Err(Error::argument("`buffer` overlaps an input"));
            }
        }
        Ok(Buffer { data, capacity, call: PhantomData })
    }

    /// Frees a handle. NULL is fine.
    pub(crate) fn free<T>(&self, handle: *mut T) {
        if !handle.is_null() {
            // SAFETY: the handle came from `Out::give_boxed`, and the caller gives it up with this call.
            drop(unsafe { Box::from_raw(handle) });
        }
    }

    /// Zeroes and frees bytes, and empties the struct, so that a second time is harmless. NULL is fine.
    pub(crate) fn free_bytes(&self, bytes: *mut ovenbird_bytes) {
        if bytes.is_null() {
            return;
        }
        // SAFETY: not NULL, and readable and writable as the caller promised.
        let old = unsafe { ptr::replace(bytes, ovenbird_bytes::EMPTY) };
        if !old.data.is_null() {
            let whole = ptr::slice_from_raw_parts_mut(old.data, old.len.saturating_add(1));
            // SAFETY: made by `own`, with exactly this length, and given up by the caller with this call.
            let mut whole = unsafe { Box::from_raw(whole) };
            // It may have been a private key. Not a plain fill: the compiler drops that before a free.
            whole.zeroize();
        }
    }
}

/// A value that an output has on entry.
pub(crate) trait Empty {
    /// The value.
    const EMPTY: Self;
}

impl<T> Empty for *mut T {
    const EMPTY: Self = ptr::null_mut();
}

impl<T> Empty for *const T {
    const EMPTY: Self = ptr::null();
}

impl Empty for ovenbird_verdict {
    // What is not known is not valid.
    const EMPTY: Self = ovenbird_verdict::OVENBIRD_UNVERIFIED;
}

impl Empty for usize {
    const EMPTY: Self = 0;
}

impl Empty for u8 {
    const EMPTY: Self = 0;
}

impl Empty for bool {
    const EMPTY: Self = false;
}

impl Empty for ovenbird_bytes {
    const EMPTY: Self = ovenbird_bytes { data: ptr::null_mut(), len: 0 };
}

/// A place of the caller's for one output. It may be NULL, and then nothing is written.
pub(crate) struct Out<'c, T> {
    slot: *mut T,
    call: PhantomData<&'c Call>,
}

impl<T> Out<'_, T> {
    /// Refuses NULL.
    pub(crate) fn required(&self, name: &str) -> Result<()> {
        if self.wanted() { Ok(()) } else { Err(null(name)) }
    }

    /// Whether the caller wants this output.
    pub(crate) fn wanted(&self) -> bool {
        !self.slot.is_null()
    }

    /// Writes a plain value.
    pub(crate) fn set(&self, value: T) {
        if self.wanted() {
            // SAFETY: not NULL, and writable as the caller promised. `write` drops nothing: what stood there may be
            // uninitialised.
            unsafe { self.slot.write(value) };
        }
    }
}

impl<T> Out<'_, *mut T> {
    /// Makes a value and hands it over to the caller, who frees it through [`Call::free`].
    pub(crate) fn give_boxed(&self, make: impl FnOnce() -> T) {
        if self.wanted() {
            self.set(Box::into_raw(Box::new(make())));
        }
    }
}

impl Out<'_, ovenbird_bytes> {
    /// Hands bytes or text over to the caller, who frees them through [`Call::free_bytes`].
    pub(crate) fn give(&self, bytes: impl Into<Vec<u8>>) {
        if self.wanted() {
            self.set(own(bytes.into()));
        }
    }

    /// Hands a secret text over like [`Out::give`], in memory that never moves: no copy stays behind. The caller's own
    /// copy is the caller's to wipe.
    pub(crate) fn give_secret(&self, text: &str) {
        let mut bytes = Vec::with_capacity(text.len().saturating_add(1));
        bytes.extend_from_slice(text.as_bytes());
        self.give(bytes);
    }
}

/// The caller's buffer for a baked image. Possibly uninitialised: it is only ever written.
pub(crate) struct Buffer<'c> {
    data: *mut u8,
    capacity: usize,
    call: PhantomData<&'c Call>,
}

impl Buffer<'_> {
    /// Writes a baked image and returns its length, or `buffer.too_small`.
    pub(crate) fn fill(self, splice: &Splice<'_>) -> Result<usize> {
        if self.capacity == 0 {
            return splice.copy_to(&mut []);
        }
        // SAFETY: not NULL and not longer than isize::MAX (checked in `Call::buffer`), writable as the caller
        // promised, and apart from the inputs (checked). `copy_to` writes bytes and reads none.
        splice.copy_to(unsafe { slice::from_raw_parts_mut(self.data, self.capacity) })
    }
}

/// Turns a vector into bytes that C owns. One byte more than `len` is allocated, a NUL.
fn own(mut bytes: Vec<u8>) -> ovenbird_bytes {
    let len = bytes.len();
    bytes.reserve_exact(1);
    bytes.push(0);
    let data = Box::into_raw(bytes.into_boxed_slice());
    ovenbird_bytes { data: data.cast(), len }
}

/// Refuses NULL with a length, and lengths that no object can have.
fn check(data: *const u8, len: usize, name: &str) -> Result<()> {
    if isize::try_from(len).is_err() {
        return Err(Error::argument(format!("the length of `{name}` is beyond PTRDIFF_MAX")));
    }
    if data.is_null() && len > 0 {
        return Err(Error::argument(format!("`{name}` is NULL, but its length is {len}")));
    }
    Ok(())
}

#[cold]
fn null(name: &str) -> Error {
    Error::argument(format!("`{name}` is NULL"))
}
