//! What is wrong with a descriptor.

use std::fmt;

/// One thing wrong with a descriptor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescriptorError {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
    /// The key, such as `dataset.unit`; empty where the file is not TOML.
    pub key: String,
    /// What was found and what was expected.
    pub message: String,
}

/// Everything that is wrong with a descriptor, in the order of its lines; at least one error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DescriptorErrors(Vec<DescriptorError>);

impl DescriptorErrors {
    pub(super) fn unless_empty(mut errors: Vec<DescriptorError>) -> Result<(), Self> {
        errors.sort_by_key(|error| (error.line, error.column));
        if errors.is_empty() { Ok(()) } else { Err(Self(errors)) }
    }

    /// The errors, in the order of their lines.
    pub fn iter(&self) -> impl Iterator<Item = &DescriptorError> {
        self.0.iter()
    }
}

impl fmt::Display for DescriptorErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        write!(f, "{count} problem{} in the descriptor", if count == 1 { "" } else { "s" })?;
        let place = |error: &DescriptorError| format!("line {}, column {}", error.line, error.column);
        let width = self.0.iter().map(|error| place(error).len()).max().unwrap_or(0);
        for error in &self.0 {
            let key = if error.key.is_empty() { String::new() } else { format!("{}: ", error.key) };
            write!(f, "\n  {:width$}  {key}{}", place(error), error.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for DescriptorErrors {}
