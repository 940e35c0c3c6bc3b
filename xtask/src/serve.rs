//! The app on this machine, rebuilt as its files change.

use crate::{
    process::{Outcome, run},
    tools::ensure_trunk,
};
use std::{
    net::{Ipv4Addr, SocketAddr, TcpStream},
    thread,
    time::Duration,
};

pub(crate) fn serve(port: u16) -> Outcome {
    if answers(port) {
        return Err(format!("port {port} is taken; choose another: cargo xtask serve --port {}", port.wrapping_add(1)));
    }
    let trunk = ensure_trunk(false)?;
    println!("Building Lantern: about a minute the first time, seconds afterwards");
    thread::spawn(move || {
        while !answers(port) {
            thread::sleep(Duration::from_millis(300));
        }
        println!("\n  Lantern is at http://localhost:{port}/   (Ctrl+C stops it; reload the page after a change)\n");
    });
    // A folder of its own, so that serving never overwrites a release in dist/.
    run(&mut trunk.command(&["serve", "--dist", "target/serve", "--port", &port.to_string()], false)?)
}

fn answers(port: u16) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpStream::connect_timeout(&address, Duration::from_millis(300)).is_ok()
}
