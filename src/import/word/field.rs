//! Fields: stretches of text that Word makes from an instruction.
//!
//! In: the marks and instructions of fields in their order. Out: whether words are to be read where one is open, and
//! the address that they lead to. Invariant: neither an instruction nor a table of contents is read as text.

/// A field that is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Field {
    /// What its result is made from.
    instruction: String,
    /// Whether its result has begun.
    begun: bool,
}

/// The fields that are open, the outermost first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<Field>);

impl Fields {
    /// A field begins.
    pub fn begin(&mut self) {
        self.0.push(Field::default());
    }

    /// More of the instruction of the innermost.
    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.begun) {
            field.instruction.push_str(text);
        }
    }

    /// The result of the innermost begins.
    pub fn separate(&mut self) {
        if let Some(field) = self.0.last_mut() {
            field.begun = true;
        }
    }

    /// The innermost ends.
    pub fn end(&mut self) {
        self.0.pop();
    }

    /// Whether what stands here is part of an instruction.
    #[must_use]
    pub fn is_instruction(&self) -> bool {
        self.0.iter().any(|field| !field.begun)
    }

    /// Whether what stands here is part of a table of contents.
    #[must_use]
    pub fn is_contents(&self) -> bool {
        self.0
            .iter()
            .any(|field| first_word(&field.instruction) == "TOC")
    }

    /// The address that words here lead to.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        let mut inner = self.0.iter().rev();
        inner.find_map(|field| address(&field.instruction))
    }
}

fn first_word(instruction: &str) -> &str {
    instruction.split_whitespace().next().unwrap_or_default()
}

/// The address in `HYPERLINK "https://…" \o "…"`; none where it only names a place in the file.
#[must_use]
pub fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?;
    let rest = rest.trim_start();
    let quoted = rest.strip_prefix(['"', '“', '”']);
    let address = match quoted {
        Some(rest) => rest.split(['"', '“', '”']).next(),
        None => rest.split_whitespace().next(),
    };
    address
        .filter(|address| !address.is_empty() && !address.starts_with('\\'))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_are_found() {
        for (instruction, expected) in [
            (
                r#" HYPERLINK "https://example.org/a b" \o "表" "#,
                Some("https://example.org/a b"),
            ),
            (
                " HYPERLINK https://example.org ",
                Some("https://example.org"),
            ),
            (r#" HYPERLINK \l "_Toc1" "#, None),
            (" PAGE ", None),
        ] {
            assert_eq!(address(instruction).as_deref(), expected, "{instruction}");
        }
    }
}
