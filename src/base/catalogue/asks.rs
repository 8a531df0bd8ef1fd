//! What a text asks for.
//!
//! In: the text as its catalogue has it. Out: the names of all that can fill it in. Invariant: what a text asks for is named,
//! in whichever of its choices it stands; where it takes in other texts or calls a function, nothing is said.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

/// What `text` asks for; `None` where that does not stand in it.
pub fn asks<'t>(text: &Pattern<&'t str>) -> Option<BTreeSet<&'t str>> {
    let mut names = BTreeSet::new();
    of_pattern(text, &mut names)?;
    Some(names)
}

fn of_pattern<'t>(text: &Pattern<&'t str>, names: &mut BTreeSet<&'t str>) -> Option<()> {
    text.elements.iter().try_for_each(|element| match element {
        PatternElement::TextElement { .. } => Some(()),
        PatternElement::Placeable { expression } => of_expression(expression, names),
    })
}

fn of_expression<'t>(
    expression: &Expression<&'t str>,
    names: &mut BTreeSet<&'t str>,
) -> Option<()> {
    match expression {
        Expression::Inline(inline) => of_inline(inline, names),
        Expression::Select { selector, variants } => {
            of_inline(selector, names)?;
            let mut texts = variants.iter().map(|variant| &variant.value);
            texts.try_for_each(|text| of_pattern(text, names))
        }
    }
}

fn of_inline<'t>(inline: &InlineExpression<&'t str>, names: &mut BTreeSet<&'t str>) -> Option<()> {
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => Some(()),
        InlineExpression::VariableReference { id } => {
            names.insert(id.name);
            Some(())
        }
        InlineExpression::Placeable { expression } => of_expression(expression, names),
        InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::base::catalogue::Catalogue;
    use crate::base::path::SourcePath;

    #[test]
    fn a_text_asks_for_what_stands_in_any_of_its_choices() {
        let a = "a = { $b ->\n    [1] { $c }\n   *[2] d\n} { \"e\" }";
        let texts = [a, "f = { a }", "g = { NUMBER($b) }", "h = i\n"].join("\n");
        let file = (SourcePath::new("i18n/en.ftl"), texts.as_bytes());
        let catalogue = Catalogue::with("en", [file]).expect("a catalogue");
        let asks = |id| catalogue.asks(id).map(Vec::from_iter);
        assert_eq!(asks("a"), Some(vec!["b", "c"]));
        assert_eq!(asks("h"), Some(Vec::new()));
        assert_eq!((asks("f"), asks("g"), asks("j")), (None, None, None));
    }
}
