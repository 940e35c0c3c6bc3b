//! Browsers from the system's packages, where this program is root on Debian or Ubuntu.

use crate::{
    process::{Outcome, capture, command, run},
    tools,
};
use std::fs;

pub(crate) fn may_install() -> bool {
    let is_root = || capture(&mut command("id", &["-u"])).is_ok_and(|id| id.trim() == "0");
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    is_debian_like(&release) && tools::find("apt-get").is_some() && is_root()
}

/// Ubuntu has other names for the browsers' packages.
pub(crate) fn is_ubuntu() -> bool {
    fs::read_to_string("/etc/os-release").unwrap_or_default().lines().any(|line| line == "ID=ubuntu")
}

pub(crate) fn install(packages: &[&str]) -> Outcome {
    println!("Installing {} with apt-get: about a minute", packages.join(", "));
    let quietly = ["-q", "-y", "-o", "Dpkg::Use-Pty=0"];
    run(command("apt-get", &quietly).arg("update").env("DEBIAN_FRONTEND", "noninteractive"))?;
    run(command("apt-get", &quietly).arg("install").args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_debian_like(release: &str) -> bool {
    let values = release.lines().filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")));
    values.flat_map(|value| value.trim_matches('"').split_whitespace()).any(|name| name == "debian" || name == "ubuntu")
}

#[cfg(test)]
mod tests {
    use super::is_debian_like;

    #[test]
    fn debian_and_its_kin_are_recognised() {
        assert!(is_debian_like("PRETTY_NAME=\"Debian\"\nID=debian\n"));
        assert!(is_debian_like("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian_like("ID=fedora\n"));
        assert!(!is_debian_like(""));
    }
}
