//! Where mails go: a server, or a folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::message::Sender;

/// How a connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Not at all: for a server on the same machine.
    None,
    /// From a command on; a server that does not know it gets no mail.
    StartTls,
    /// From the beginning.
    Tls,
}

/// A mail server.
#[derive(Clone)]
pub struct Smtp {
    /// Its name, which its certificate must have.
    pub host: String,
    /// Its port: mostly 587 with [`Security::StartTls`], 465 with [`Security::Tls`].
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Name and password, where it asks for them.
    pub login: Option<(String, String)>,
    /// A certificate authority that is trusted beside those of the system, PEM.
    pub authority: Option<Vec<u8>>,
    /// How long a mail may take. Servers may take minutes to check a mail before they say that they have it (RFC 5321,
    /// 4.5.3.2.6); who gives up before sends it again.
    pub patience: Duration,
}

/// Where mails go.
pub enum Transport {
    /// To a server.
    Server(Box<Server>),
    /// Into a folder, as `.eml` files.
    Folder(PathBuf),
}

/// A connection to a server.
pub struct Server {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    patience: Duration,
}

/// Why there is no transport.
#[derive(Debug)]
pub enum TransportError {
    /// The certificate authority is none, or the name of the server cannot be one.
    Tls,
    /// The folder cannot be made.
    Folder(std::io::Error),
    /// The server does not answer, or does not let us in: in words without what it wrote.
    Server(String),
}

/// What came of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The server has it.
    Sent,
    /// The server is not reached, or takes no mail now: others need not be tried either.
    ServerDown(String),
    /// The server does not take this mail now.
    Later(String),
    /// It never will.
    Never(String),
}

impl Transport {
    /// A server. Nothing is sent yet.
    ///
    /// # Errors
    /// What is wrong with the settings.
    pub fn server(smtp: &Smtp, sender: &Sender) -> Result<Self, TransportError> {
        let Smtp { host, port, security, login, authority, patience } = smtp;
        let mut parameters = TlsParameters::builder(host.clone());
        if let Some(pem) = authority {
            parameters = parameters.add_root_certificate(Certificate::from_pem(pem).map_err(|_| TransportError::Tls)?);
        }
        let parameters = || parameters.build().map_err(|_| TransportError::Tls);
        let tls = match security {
            Security::None => Tls::None,
            Security::StartTls => Tls::Required(parameters()?),
            Security::Tls => Tls::Wrapper(parameters()?),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host.as_str())
            .port(*port)
            .tls(tls)
            .timeout(Some(Duration::from_secs(30)))
            .hello_name(ClientId::Domain(sender.domain().to_owned()))
            .pool_config(PoolConfig::new().max_size(1).idle_timeout(Duration::from_secs(20)));
        if let Some((name, password)) = login {
            builder = builder.credentials(Credentials::new(name.clone(), password.clone()));
        }
        Ok(Self::Server(Box::new(Server { transport: builder.build(), patience: *patience })))
    }

    /// A folder, made where there is none.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn folder(path: &Path) -> Result<Self, TransportError> {
        fs::create_dir_all(path).map_err(TransportError::Folder)?;
        Ok(Self::Folder(path.to_owned()))
    }

    /// Whether mails can be sent: connects to the server, and lets it check name and password.
    ///
    /// # Errors
    /// Why they cannot.
    pub async fn check(&self) -> Result<(), TransportError> {
        let Self::Server(server) = self else { return Ok(()) };
        match server.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(TransportError::Server("not ready".to_owned())),
            Err(error) => Err(TransportError::Server(words(&error))),
        }
    }

    /// Sends a mail. In a folder it is a file of this name.
    pub(super) async fn send(&self, message: Message, name: &str) -> Outcome {
        match self {
            Self::Server(server) => server.send(message).await,
            Self::Folder(folder) => match write(folder, name, &message.formatted()) {
                Ok(()) => Outcome::Sent,
                Err(error) => Outcome::ServerDown(format!("folder {}", error.kind())),
            },
        }
    }
}

impl Server {
    async fn send(&self, message: Message) -> Outcome {
        let is_ascii = message.envelope().to().iter().all(|address| address.to_string().is_ascii());
        let sending = self.transport.send(message);
        let Ok(sent) = tokio::time::timeout(self.patience, sending).await else {
            return Outcome::ServerDown("timeout".to_owned());
        };
        let Err(error) = sent else { return Outcome::Sent };
        let problem = words(&error);
        match error.status().map(u16::from) {
            // About this address or this mail: no such mailbox, not here, a name that is none, a parameter that is none.
            Some(550 | 551 | 553 | 555) => Outcome::Never(problem),
            // About us or about the server: it closes, it wants a password, it does not take ours.
            Some(421 | 454 | 530 | 534 | 535 | 538) | None if is_ascii || error.status().is_some() => {
                Outcome::ServerDown(problem)
            }
            // An address with other letters than ASCII, which this server does not know how to write to.
            None if error.is_client() => {
                Outcome::Never("address with letters that the server does not know".to_owned())
            }
            None => Outcome::ServerDown(problem),
            Some(_) => Outcome::Later(problem),
        }
    }
}

/// What went wrong, without what the other side wrote: that often repeats the address.
fn words(error: &lettre::transport::smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("refused {code}"),
        None if error.is_tls() => "tls".to_owned(),
        None if error.is_timeout() => "timeout".to_owned(),
        None if error.is_client() => "the server cannot do what is asked of it".to_owned(),
        None if error.is_response() => "an answer that is none".to_owned(),
        None => "not reached".to_owned(),
    }
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let part = folder.join(format!(".{name}.part"));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    std::io::Write::write_all(&mut options.open(&part)?, bytes)?;
    fs::rename(part, folder.join(format!("{name}.eml")))
}
