//! `cargo xtask dist`: what is given to users, in `target/dist`: the wheel, the npm package and the C package.

use std::path::{Path, PathBuf};

use crate::c;
use crate::counts::Counts;
use crate::node;
use crate::project::{Project, at};
use crate::python;
use crate::session::{Session, say};
use crate::tools::{NODE, NPM, PYTHON, TAR};

const SUITE: &str = "dist";
const FOLDER: &str = "dist";

/// Makes all of them.
pub(crate) fn all(session: &mut Session) {
    session.tools.prepare(&[PYTHON, NODE, NPM, TAR]);
    let project = session.project;
    let folder = match project.fresh(FOLDER) {
        Ok(folder) => folder,
        Err(reason) => return session.skip(SUITE, "all", reason),
    };
    wheel(session, &folder);
    npm_package(session, &folder);
    c_package(session, &folder);
    for path in crate::project::files(&folder, &[".whl", ".tgz", ".tar.gz"]) {
        say(format_args!("{}", path.display()));
    }
}

fn wheel(session: &mut Session, folder: &Path) {
    match python::shipped_wheel(session) {
        Err(reason) => session.skip(SUITE, "wheel", reason),
        Ok(wheel) => {
            session.inside(SUITE, "wheel", |_| copied(&wheel, folder));
        }
    }
}

fn npm_package(session: &mut Session, folder: &Path) {
    let made = session.ready(&[NODE, NPM]).and_then(|()| node::package(session));
    match made {
        Err(reason) => session.skip(SUITE, "npm package", reason),
        Ok(package) => {
            let mut pack = node::npm(session.project);
            pack.args(["pack", "--ignore-scripts", "--pack-destination"]).arg(folder).current_dir(package);
            let _ = session.build(SUITE, "npm package", pack);
        }
    }
}

fn c_package(session: &mut Session, folder: &Path) {
    let name = package_name();
    let prefix: PathBuf = session.project.built("c/dist").join(&name);
    let installed = session.inside(SUITE, "C library", |project| installed(project, &prefix));
    match session.ready(&[TAR]) {
        Err(reason) => session.skip(SUITE, "C package", reason),
        Ok(()) if !installed => session.skip(SUITE, "C package", "the library could not be installed"),
        Ok(()) => {
            let mut pack = session.project.command(TAR.command);
            pack.arg("-czf").arg(folder.join(format!("{name}.tar.gz")));
            pack.arg("-C").arg(session.project.built("c/dist")).arg(&name);
            let _ = session.build(SUITE, "C package", pack);
        }
    }
}

fn installed(project: &Project, prefix: &Path) -> Result<Counts, String> {
    project.fresh("c/dist")?;
    c::install(project, prefix)?;
    Ok(Counts::default())
}

fn package_name() -> String {
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    format!("libovenbird-{}-{system}-{machine}", ovenbird::version())
}

fn copied(file: &Path, folder: &Path) -> Result<Counts, String> {
    let name = file.file_name().ok_or("the wheel has no name")?;
    std::fs::copy(file, folder.join(name)).map_err(|e| at(file, &e))?;
    Ok(Counts::default())
}
