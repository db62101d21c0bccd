//! Work on a thread of libuv's pool, behind a Promise.
//!
//! [`napi::Task::compute`] runs outside of any exported function, so it has a guard of its own.

use napi::bindgen_prelude::{AsyncTask, BufferSlice};
use napi::{Env, JsExternal, ScopedTask};
use ovenbird::{Key, Verification};

use crate::guard::guard;
use crate::{keys, verify};

/// The work itself, with its own copies of the inputs.
type Work<T> = Box<dyn FnOnce() -> ovenbird::Result<T> + Send>;

/// Work that answers with bytes: a `Buffer`.
pub(crate) struct Bytes(Option<Work<Vec<u8>>>);

/// Work that answers with text: a string.
pub(crate) struct Text(Option<Work<String>>);

/// Work that answers with both: a list of two.
pub(crate) struct TextAndBytes(Option<Work<(String, Vec<u8>)>>);

/// Work that answers with a key.
pub(crate) struct Keys(Option<Work<Key>>);

/// Work that answers with a verification.
pub(crate) struct Machines(Option<Work<Verification>>);

/// Work that answers with nothing.
pub(crate) struct Nothing(Option<Work<()>>);

/// Queues work that answers with bytes.
pub(crate) fn bytes(work: impl FnOnce() -> ovenbird::Result<Vec<u8>> + Send + 'static) -> AsyncTask<Bytes> {
    AsyncTask::new(Bytes(Some(Box::new(work))))
}

/// Queues work that answers with text.
pub(crate) fn text(work: impl FnOnce() -> ovenbird::Result<String> + Send + 'static) -> AsyncTask<Text> {
    AsyncTask::new(Text(Some(Box::new(work))))
}

/// Queues work that answers with text and bytes.
pub(crate) fn text_and_bytes(
    work: impl FnOnce() -> ovenbird::Result<(String, Vec<u8>)> + Send + 'static,
) -> AsyncTask<TextAndBytes> {
    AsyncTask::new(TextAndBytes(Some(Box::new(work))))
}

/// Queues work that answers with a key.
pub(crate) fn key(work: impl FnOnce() -> ovenbird::Result<Key> + Send + 'static) -> AsyncTask<Keys> {
    AsyncTask::new(Keys(Some(Box::new(work))))
}

/// Queues work that answers with a verification.
pub(crate) fn machine(
    work: impl FnOnce() -> ovenbird::Result<Verification> + Send + 'static,
) -> AsyncTask<Machines> {
    AsyncTask::new(Machines(Some(Box::new(work))))
}

/// Queues work that answers with nothing.
pub(crate) fn nothing(work: impl FnOnce() -> ovenbird::Result<()> + Send + 'static) -> AsyncTask<Nothing> {
    AsyncTask::new(Nothing(Some(Box::new(work))))
}

/// Does the work, once; napi never asks twice.
fn run<T>(work: &mut Option<Work<T>>) -> napi::Result<T> {
    let work = work.take();
    guard(|| work.ok_or_else(ovenbird::Error::internal).and_then(|work| work()))
}

impl<'env> ScopedTask<'env> for Bytes {
    type Output = Vec<u8>;
    type JsValue = BufferSlice<'env>;

    fn compute(&mut self) -> napi::Result<Self::Output> {
        run(&mut self.0)
    }

    fn resolve(&mut self, env: &'env Env, output: Self::Output) -> napi::Result<Self::JsValue> {
        BufferSlice::copy_from(env, output)
    }
}

impl ScopedTask<'_> for Text {
    type Output = String;
    type JsValue = String;

    fn compute(&mut self) -> napi::Result<Self::Output> {
        run(&mut self.0)
    }

    fn resolve(&mut self, _env: &Env, output: Self::Output) -> napi::Result<Self::JsValue> {
        Ok(output)
    }
}

impl<'env> ScopedTask<'env> for TextAndBytes {
    type Output = (String, Vec<u8>);
    type JsValue = (String, BufferSlice<'env>);

    fn compute(&mut self) -> napi::Result<Self::Output> {
        run(&mut self.0)
    }

    fn resolve(&mut self, env: &'env Env, (text, bytes): Self::Output) -> napi::Result<Self::JsValue> {
        Ok((text, BufferSlice::copy_from(env, bytes)?))
    }
}

impl<'env> ScopedTask<'env> for Keys {
    type Output = Key;
    type JsValue = JsExternal<'env>;

    fn compute(&mut self) -> napi::Result<Self::Output> {
        run(&mut self.0)
    }

    fn resolve(&mut self, env: &'env Env, key: Self::Output) -> napi::Result<Self::JsValue> {
        keys::shared(env, key)
    }
}

impl<'env> ScopedTask<'env> for Machines {
    type Output = Verification;
    type JsValue = JsExternal<'env>;

    fn compute(&mut self) -> napi::Result<Self::Output> {
        run(&mut self.0)
    }

    fn resolve(&mut self, env: &'env Env, verification: Self::Output) -> napi::Result<Self::JsValue> {
        verify::shared(env, verification)
    }
}

impl ScopedTask<'_> for Nothing {
    type Output = ();
    type JsValue = ();

    fn compute(&mut self) -> napi::Result<Self::Output> {
        run(&mut self.0)
    }

    fn resolve(&mut self, _env: &Env, (): Self::Output) -> napi::Result<Self::JsValue> {
        Ok(())
    }
}

/// Panics inside a task.
#[cfg(feature = "panic-test")]
#[napi_derive::napi(js_name = "_panicInTaskForTest")]
#[allow(clippy::panic, reason = "this is the panic that the tests ask for")]
pub(crate) fn panic_in_task_for_test() -> napi::Result<AsyncTask<Text>> {
    guard(|| Ok(text(|| panic!("a panic for the test"))))
}
