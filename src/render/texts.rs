//! Texts of the catalogues for templates, each put into words once.
//!
//! In: the name of a text and what fills it in. Out: the text as a value. Invariant: what is remembered is a pure
//! function of the catalogue, and there is never more of it than [`MOST`].

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use foldhash::fast::FixedState;
use tera::Value;

use crate::base::catalogue::{Catalogue, Value as Argument};

/// How many texts are remembered. A site asks for few different ones: months, days, counts.
const MOST: usize = 10_000;

/// The texts of one catalogue.
#[derive(Clone)]
pub struct Texts {
    catalogue: Arc<Catalogue>,
    known: Arc<RwLock<HashMap<String, Value, FixedState>>>,
}

impl Texts {
    /// The texts of `catalogue`.
    pub fn new(catalogue: Arc<Catalogue>) -> Texts {
        Texts {
            catalogue,
            known: Arc::default(),
        }
    }

    /// The text that `key` stands for. Where it is not remembered, `name` says which it is and what fills it in; `None`
    /// when there is no such text.
    pub fn get<'a, E>(
        &self,
        key: &str,
        name: impl FnOnce() -> Result<(&'a str, Vec<(&'a str, Argument)>), E>,
    ) -> Result<Option<Value>, E> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = known.get(key) {
            return Ok(Some(text.clone()));
        }
        drop(known);
        let (id, arguments) = name()?;
        if !self.catalogue.has(id) {
            return Ok(None);
        }
        let text = Value::from(self.catalogue.lookup(id, &arguments));
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.insert(key.to_owned(), text.clone());
        }
        Ok(Some(text))
    }
}
