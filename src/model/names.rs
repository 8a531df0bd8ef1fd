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
    pub variables: Variables,
    /// The same by the template of a page: what it and those that it takes in name. Not there where that cannot be told.
    pub pages: BTreeMap<String, OnPage>,
}

/// The names in the templates of one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnPage {
    /// As [`Names::variables`].
    pub variables: Variables,
    /// The fields that may be named of an activity.
    pub activities: BTreeSet<String>,
}

/// Variables with the fields that are named right behind them; nothing where one is used as a whole.
pub type Variables = BTreeMap<String, Option<BTreeSet<String>>>;

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

    /// Whether a page of `template` may ask an activity for `field`.
    #[must_use]
    pub fn has_of_activity(&self, template: &str, field: &str) -> bool {
        let page = self.pages.get(template);
        self.has(field) && page.is_none_or(|page| self.anything || page.activities.contains(field))
    }

    /// Whether a page of `template` may ask the variable `variable` for `field`.
    #[must_use]
    pub fn has_of(&self, template: &str, variable: &str, field: &str) -> bool {
        let page = self.pages.get(template);
        let variables = page.map_or(&self.variables, |page| &page.variables);
        let named = variables.get(variable).is_some_and(|fields| {
            let fields = fields.as_ref();
            fields.is_none_or(|fields| fields.contains(field))
        });
        self.anything || named
    }

    /// Adds what `other` names, but not on which page.
    pub fn add(&mut self, other: &Names) {
        self.anything |= other.anything;
        self.words.extend(other.words.iter().cloned());
        for (variable, fields) in &other.variables {
            self.add_variable(variable, fields.as_ref());
        }
    }

    /// Adds a variable with fields of it, or as a whole.
    fn add_variable(&mut self, variable: &str, fields: Option<&BTreeSet<String>>) {
        let known = self.variables.entry(variable.to_owned());
        let known = known.or_insert_with(|| Some(BTreeSet::new()));
        match (known.as_mut(), fields) {
            (Some(known), Some(fields)) => known.extend(fields.iter().cloned()),
            _ => *known = None,
        }
    }
}
