//! Many values of one shape.
//!
//! In: the fields of a view, in the order of its keys. Out: the map that templates get, as serialising the view would make it.
//! Invariant: the keys of a shape are hashed once, and every value of it is a copy; a large site has millions.

use tera::{Map, Value};

/// The keys of maps that are alike.
pub struct Shape(Map);

impl Shape {
    /// Maps with these keys, in this order.
    pub fn new(keys: &[&'static str]) -> Shape {
        Shape(
            keys.iter()
                .map(|key| ((*key).into(), Value::none()))
                .collect(),
        )
    }

    /// The map with these values, in the order of the keys.
    pub fn value<const N: usize>(&self, values: [Value; N]) -> Value {
        let mut map = self.0.clone();
        for (slot, value) in map.values_mut().zip(values) {
            *slot = value;
        }
        Value::from(map)
    }
}

/// Gives a view the method `value`, with its fields in their order.
macro_rules! shaped {
    ($view:ident { $($field:ident),* $(,)? }) => {
        impl $view<'_> {
            /// As templates get it.
            pub(super) fn value(self) -> ::tera::Value {
                static SHAPE: ::std::sync::LazyLock<$crate::compose::shape::Shape> =
                    ::std::sync::LazyLock::new(|| $crate::compose::shape::Shape::new(&[$(stringify!($field)),*]));
                SHAPE.value([$(::tera::Value::from(self.$field)),*])
            }
        }
    };
}
pub(super) use shaped;
