//! The context documents that a command line names.

use ovenbird::{Contexts, Limits};

use crate::args::ContextArgs;
use crate::failure::Failure;
use crate::{input, io};

/// The known contexts, and those of the files.
pub(crate) fn read(args: &ContextArgs, limits: &Limits) -> Result<Contexts, Failure> {
    let mut contexts = Contexts::new();
    for (url, path) in &args.files {
        let text = input::text_of(path, io::read(path, limits)?)?;
        contexts = contexts
            .with(&[(url.as_str(), text.as_str())])
            .map_err(|error| Failure::from(error).about(&io::name_of(path)))?;
    }
    Ok(contexts)
}
