//! What a file's own front matter says of who may read it.
//!
//! Invariant: what is not plainly for everybody is a draft; of two that differ, the one that keeps more from the public
//! holds.

use crate::base::date::Date;
use crate::base::diagnostic::Message;
use crate::base::path::SourcePath;
use crate::base::place::Place;
use crate::import::draft::Readers;
use crate::import::finding::Finding;

/// What a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Draft,
    Private,
    Public,
    Audience,
    From,
    Until,
}

fn says(name: &str) -> Option<Says> {
    Some(match &*name.to_lowercase().replace(['-', '_'], "") {
        "draft" | "hidden" | "unlisted" | "草稿" => Says::Draft,
        "private" | "internal" | "protected" => Says::Private,
        "public" | "published" | "status" | "visibility" | "access" | "公开" => Says::Public,
        "audience" | "读者" => Says::Audience,
        "publish" | "publishdate" | "publishon" => Says::From,
        "expires" | "expire" | "expirydate" | "unpublish" | "unpublishdate" => Says::Until,
        _ => return None,
    })
}

/// Whether a name says who may read a file.
pub fn is_name(name: &str) -> bool {
    says(name).is_some()
}

/// Takes over one value, if its name says who may read the file; tells whether it was understood.
pub fn take(readers: &mut Readers, name: &str, value: &str) -> Option<bool> {
    let says = says(name)?;
    let value = value.to_lowercase();
    let date = value.get(..10).and_then(|date| date.parse::<Date>().ok());
    match (says, truth(&value), date) {
        (Says::Draft, Some(draft), _) => readers.draft = readers.draft.max(Some(draft)),
        (Says::Private, Some(true), _) => readers.internal = Some(true),
        (Says::Private, Some(false), _) | (Says::Public | Says::From, Some(true), _) => {}
        (Says::Public | Says::From, Some(false), _) => readers.draft = Some(true),
        (Says::Audience, ..) if is_internal(&value) => readers.internal = Some(true),
        (Says::Audience, ..) if is_public(&value) => {
            readers.internal = readers.internal.max(Some(false));
        }
        (Says::Public, ..) if is_internal(&value) => readers.internal = Some(true),
        (Says::Public, ..) if is_public(&value) => {}
        (Says::Public, ..) if matches!(&*value, "draft" | "草稿") => readers.draft = Some(true),
        (Says::From | Says::Public, _, Some(date)) => {
            readers.publish = readers.publish.max(Some(date));
        }
        (Says::Until, _, Some(date)) => {
            readers.expires = Some(readers.expires.map_or(date, |other| other.min(date)));
        }
        _ => {
            readers.draft = Some(true);
            return Some(false);
        }
    }
    Some(true)
}

fn truth(value: &str) -> Option<bool> {
    match value {
        "true" | "yes" | "on" | "y" | "1" | "是" => Some(true),
        "false" | "no" | "off" | "n" | "0" | "否" => Some(false),
        _ => None,
    }
}

fn is_internal(value: &str) -> bool {
    matches!(value, "internal" | "内部")
}

fn is_public(value: &str) -> bool {
    matches!(
        value,
        "public" | "published" | "publish" | "公开" | "对外公开" | "已发布"
    )
}

/// Says that a value was not understood.
pub fn told(name: &str, value: &str) -> Finding {
    let message = Message::new("import-decide-readers").arg("text", format!("{name}: {value}"));
    let place = Place {
        line: 0,
        ..Place::file(&SourcePath::new(""))
    };
    Finding::new(message, &place)
}
