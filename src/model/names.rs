//! What the templates of a theme name: a page is put together of nothing else.

use std::collections::{BTreeMap, BTreeSet};

/// The names in the templates of a theme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Whether a template looks into values without naming what it looks for, so that it may see anything.
    pub anything: bool,
    /// Every word that may be the name of a field.
    pub words: BTreeSet<String>,
    /// Variables with the fields that are named right behind them; nothing where one is used as a whole.
    pub variables: BTreeMap<String, Option<BTreeSet<String>>>,
    /// By the template of a page: what it and those that it takes in name of values that they come upon, as the items of a
    /// list, and that are no variables of the page. Not there where that cannot be told.
    pub inside: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    /// Those of a theme that may see anything.
    #[must_use]
    pub fn anything() -> Names {
        Names {
            anything: true,
            ..Names::default()
        }
    }

    /// Whether a template may ask some value for `field`.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.anything || self.words.contains(field)
    }

    /// Whether a page of `template` may ask a value that is no variable of the page for `field`.
    #[must_use]
    pub fn has_inside(&self, template: &str, field: &str) -> bool {
        let inside = self.inside.get(template);
        self.has(field) && inside.is_none_or(|fields| self.anything || fields.contains(field))
    }

    /// Whether a template may ask the variable `variable` for `field`.
    #[must_use]
    pub fn has_of(&self, variable: &str, field: &str) -> bool {
        let fields = self.variables.get(variable);
        let named = fields.is_some_and(|fields| match fields {
            Some(fields) => fields.contains(field),
            None => true,
        });
        self.anything || named
    }
}
