//! Documents onto the disk: all or none, and never over another file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Document, Read, State};
use crate::base::diagnostic::Message;
use crate::cmd::Failure;

/// How the folder is named in which files wait until all of them are written.
const STAGE: &str = ".huikan-import-";

/// Marks the documents that are there already, word for word.
pub fn mark(root: &Path, files: &mut [Read]) -> io::Result<()> {
    for document in files.iter_mut().flat_map(|file| &mut file.documents) {
        document.state = state(root, document)?;
    }
    Ok(())
}

/// Whether a document is there already, with all its files.
pub fn state(root: &Path, document: &Document) -> io::Result<State> {
    let mut state = State::Same;
    for (name, bytes) in outputs(document) {
        match fs::read(root.join(&name)) {
            Ok(there) if there == bytes => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => state = State::New,
            Err(error) if error.kind() != io::ErrorKind::NotADirectory => return Err(error),
            Ok(_) | Err(_) => return Ok(State::Other),
        }
    }
    Ok(state)
}

/// The files of a document, from the project's root, with their bytes.
fn outputs(document: &Document) -> Vec<(String, Vec<u8>)> {
    let folder = document.path.folder();
    let beside = document
        .draft
        .files
        .iter()
        .map(|(name, bytes)| (format!("{folder}/{name}"), bytes.clone()));
    let text = (
        document.path.as_str().to_owned(),
        document.draft.text().into_bytes(),
    );
    std::iter::once(text).chain(beside).collect()
}

/// Writes what is not there yet; says how many documents that was.
pub fn write(root: &Path, files: &[Read]) -> Result<usize, Failure> {
    let documents: Vec<&Document> = files
        .iter()
        .flat_map(|file| &file.documents)
        .filter(|document| document.state == State::New)
        .collect();
    let outputs: Vec<(String, Vec<u8>)> = documents
        .iter()
        .flat_map(|document| outputs(document))
        .collect();
    let outputs: Vec<(String, Vec<u8>)> = outputs
        .into_iter()
        .filter(|(name, _)| !root.join(name).exists())
        .collect();
    let failed =
        |file: String, error| Failure::Io(Message::new("write-failed").arg("file", file), error);
    let stage = tempfile::Builder::new().prefix(STAGE).tempdir_in(root);
    let stage = stage.map_err(|error| failed(root.display().to_string(), error))?;
    let mut placed = Vec::new();
    let done = stage_all(stage.path(), &outputs)
        .and_then(|staged| place_all(root, &outputs, &staged, &mut placed));
    match done {
        Ok(()) => Ok(documents.len()),
        Err((file, error)) => {
            placed.iter().for_each(|path| drop(fs::remove_file(path)));
            Err(failed(file, error))
        }
    }
}

type Broken = (String, io::Error);

fn stage_all(stage: &Path, outputs: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, Broken> {
    let mut staged = Vec::new();
    for (number, (name, bytes)) in outputs.iter().enumerate() {
        let path = stage.join(number.to_string());
        fs::write(&path, bytes).map_err(|error| (name.clone(), error))?;
        staged.push(path);
    }
    Ok(staged)
}

/// Moves the files to their places. A hard link is refused where a file has come in between.
fn place_all(
    root: &Path,
    outputs: &[(String, Vec<u8>)],
    staged: &[PathBuf],
    placed: &mut Vec<PathBuf>,
) -> Result<(), Broken> {
    for ((name, _), from) in outputs.iter().zip(staged) {
        let path = root.join(name);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        let linked = made.and_then(|()| {
            fs::hard_link(from, &path).or_else(|error| unlinked(from, &path, error))
        });
        linked.map_err(|error| (name.clone(), error))?;
        placed.push(path);
    }
    Ok(())
}

/// Disks that know no hard links. A link that leads nowhere is something, too.
fn unlinked(from: &Path, path: &Path, error: io::Error) -> io::Result<()> {
    match path.symlink_metadata().is_ok() {
        true => Err(error),
        false => fs::rename(from, path),
    }
}
