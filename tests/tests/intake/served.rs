//! The program that serves: started, watched, stopped in every way.

use std::fs::File;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};

use tests::program;

use super::browser::Browser;
use super::network::{Network, waited};

/// A server that runs.
pub struct Served {
    child: Child,
    /// Where it takes forms.
    pub forms: SocketAddr,
    /// Where it says how it is.
    pub monitor: SocketAddr,
    log: PathBuf,
}

impl Network {
    /// Starts a server, and waits until it takes forms.
    pub fn serve(&self) -> Served {
        self.serve_by(self.command(&["serve"]))
    }

    /// A command of `cabas intake`, in the folder of the network.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.arg("intake").args(arguments).current_dir(self.path(""));
        command
    }

    /// Starts a server in a way of one's own, and waits until it takes forms.
    pub fn serve_by(&self, command: Command) -> Served {
        match self.try_serve_by(command) {
            Ok(served) => served,
            Err((status, said)) => panic!("{status}: {said}"),
        }
    }

    /// Starts a server; where it ends instead, how it ended and what it said.
    pub fn try_serve_by(&self, mut command: Command) -> Result<Served, (ExitStatus, String)> {
        let number = std::fs::read_dir(self.path("")).unwrap().count();
        let [out, log] = ["out", "log"].map(|end| self.path(&format!("{end}-{number}")));
        command.stdout(File::create(&out).unwrap()).stderr(File::create(&log).unwrap()).stdin(Stdio::null());
        let child = command.spawn().unwrap();
        let nowhere = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut served = Served { child, forms: nowhere, monitor: nowhere, log };
        let address = |line: &str| {
            let words = line.split_whitespace().map(|word| word.trim_end_matches(['.', ',']));
            words.rev().find_map(|word| word.parse::<SocketAddr>().ok())
        };
        loop {
            let text = std::fs::read_to_string(&out).unwrap_or_default();
            let found: Vec<SocketAddr> = text.lines().filter_map(address).collect();
            if let [monitor, forms] = found[..] {
                (served.forms, served.monitor) = (forms, monitor);
                return Ok(served);
            }
            if let Some(status) = served.child.try_wait().unwrap() {
                let said = served.said();
                return Err((status, said));
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }
}

impl Served {
    /// A browser in front of its forms.
    pub fn browser(&self) -> Browser {
        Browser::new(self.forms)
    }

    /// What it answers to whoever watches over it.
    pub fn watched(&self, path: &str) -> (u16, String) {
        let answer = Browser::new(self.monitor).ask("GET", path, "");
        (answer.status, answer.body)
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it wrote to its log.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&std::fs::read(&self.log).unwrap()).replace('\u{a0}', " ")
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Kills it at once.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends it a signal.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([format!("-{name}"), self.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end.
    pub fn ended(&mut self) -> ExitStatus {
        let Some(status) = self.until_end() else { panic!("it goes on: {}", self.said()) };
        status
    }

    fn until_end(&mut self) -> Option<ExitStatus> {
        let child = std::cell::RefCell::new(&mut self.child);
        waited(|| child.borrow_mut().try_wait().unwrap())
    }

    /// Tells it to stop, and waits until it did.
    pub fn stop(mut self) -> String {
        self.signal("TERM");
        let status = self.ended();
        assert!(status.success(), "{status}: {}", self.said());
        self.said()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // A test that failed leaves nobody behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
