//! The worker: a program of its own, so that trying a passphrase never holds the page, and what it takes of memory is given back with it.

#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::listen();
}
