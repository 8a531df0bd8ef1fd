//! tmp
use super::*;
pub fn run(_: &ActivitiesOptions, _: &Terminal) -> Outcome {
    Ok(())
}
