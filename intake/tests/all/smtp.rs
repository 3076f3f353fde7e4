//! A mail server that does what it is told, on a port of this machine.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

pub const AUTHORITY: &[u8] = include_bytes!("tls/authority.pem");

/// How the server behaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mood {
    /// It takes what it is given.
    Fine,
    /// It answers so to whoever connects.
    Greets(&'static str),
    /// It answers so to a recipient whose address holds the word.
    Refuses(&'static str, &'static str),
    /// It takes the mail and is gone before it says so.
    GoneAfterData,
    /// It takes the mail and says nothing, until it is told otherwise.
    SilentAfterData,
    /// It wants the name `amap` and the password `secret`.
    Asks,
}

/// How it protects connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    None,
    StartTls,
    Tls,
}

/// A mail that it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    pub to: String,
    /// Every byte, without the dots that SMTP adds.
    pub raw: String,
    pub is_encrypted: bool,
}

/// The server.
pub struct Server {
    pub port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    mood: Mutex<Mood>,
    taken: Mutex<Vec<Taken>>,
    connections: Mutex<usize>,
    arrived: Notify,
    protection: Protection,
    tls: TlsAcceptor,
}

impl Server {
    /// A server on a port of its own.
    pub async fn start(mood: Mood, protection: Protection) -> Self {
        Self::on(TcpListener::bind("127.0.0.1:0").await.unwrap(), mood, protection)
    }

    /// A server on this port, where none was.
    pub async fn start_at(port: u16) -> Self {
        Self::on(TcpListener::bind(("127.0.0.1", port)).await.unwrap(), Mood::Fine, Protection::None)
    }

    fn on(listener: TcpListener, mood: Mood, protection: Protection) -> Self {
        let certificate = CertificateDer::from_pem_slice(include_bytes!("tls/server.pem")).unwrap();
        let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/server.key")).unwrap();
        let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = config.with_no_client_auth().with_single_cert(vec![certificate], key).unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            mood: Mutex::new(mood),
            taken: Mutex::default(),
            connections: Mutex::default(),
            arrived: Notify::new(),
            protection,
            tls: TlsAcceptor::from(Arc::new(config)),
        });
        tokio::spawn({
            let shared = shared.clone();
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    *shared.connections.lock().unwrap() += 1;
                    // Whoever goes away in the middle of a sentence has said nothing.
                    tokio::spawn(serve(shared.clone(), stream));
                }
            }
        });
        Self { port, shared }
    }

    pub fn be(&self, mood: Mood) {
        *self.shared.mood.lock().unwrap() = mood;
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.shared.taken.lock().unwrap().clone()
    }

    pub fn connections(&self) -> usize {
        *self.shared.connections.lock().unwrap()
    }

    /// Waits until a mail has come.
    pub async fn arrived(&self) {
        self.shared.arrived.notified().await;
    }
}

async fn serve(shared: Arc<Shared>, stream: TcpStream) -> std::io::Result<()> {
    if shared.protection == Protection::Tls {
        let stream = shared.tls.accept(stream).await?;
        return talk(&shared, stream, true).await.map(drop);
    }
    if let Some(stream) = talk(&shared, stream, false).await? {
        talk(&shared, shared.tls.accept(stream).await?, true).await?;
    }
    Ok(())
}

/// Talks until the other side goes; gives the stream back when it wants to go on encrypted.
async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    shared: &Shared,
    stream: S,
    is_encrypted: bool,
) -> std::io::Result<Option<S>> {
    let mut stream = BufReader::new(stream);
    let mood = || shared.mood.lock().unwrap().clone();
    let is_again = is_encrypted && shared.protection == Protection::StartTls;
    if let Mood::Greets(words) = mood() {
        say(&mut stream, words).await?;
        return Ok(None);
    }
    if !is_again {
        say(&mut stream, "220 test").await?;
    }
    let (mut to, mut is_known) = (String::new(), false);
    loop {
        let line = read(&mut stream).await?;
        let verb = line.to_uppercase();
        if verb.is_empty() || verb.starts_with("QUIT") {
            return Ok(None);
        } else if verb.starts_with("EHLO") {
            let offers = match shared.protection {
                Protection::StartTls if !is_encrypted => "250-test\r\n250-8BITMIME\r\n250 STARTTLS",
                _ if mood() == Mood::Asks => "250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN",
                _ => "250-test\r\n250 8BITMIME",
            };
            say(&mut stream, offers).await?;
        } else if verb.starts_with("STARTTLS") {
            say(&mut stream, "220 go").await?;
            return Ok(Some(stream.into_inner()));
        } else if verb.starts_with("AUTH PLAIN") {
            // "\0amap\0secret"
            is_known = line.ends_with("AGFtYXAAc2VjcmV0");
            say(&mut stream, if is_known { "235 welcome" } else { "535 wrong password of amap@example.org" }).await?;
        } else if verb.starts_with("MAIL FROM") && mood() == Mood::Asks && !is_known {
            say(&mut stream, "530 who are you").await?;
        } else if verb.starts_with("RCPT TO") {
            to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
            match mood() {
                Mood::Refuses(word, answer) if to.contains(word) => {
                    say(&mut stream, &format!("{answer} <{to}>")).await?;
                }
                _ => say(&mut stream, "250 ok").await?,
            }
        } else if verb.starts_with("DATA") {
            say(&mut stream, "354 go").await?;
            let raw = data(&mut stream).await?;
            shared.taken.lock().unwrap().push(Taken { to: to.clone(), raw, is_encrypted });
            shared.arrived.notify_one();
            match mood() {
                Mood::GoneAfterData => return Ok(None),
                Mood::SilentAfterData => std::future::pending().await,
                _ => say(&mut stream, "250 taken").await?,
            }
        } else {
            say(&mut stream, "250 ok").await?;
        }
    }
}

async fn data<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufReader<S>) -> std::io::Result<String> {
    let mut raw = String::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        match line.strip_prefix('.') {
            Some("\r\n") => return Ok(raw),
            Some(rest) => raw.push_str(rest),
            None if line.is_empty() => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            None => raw.push_str(&line),
        }
    }
}

async fn read<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufReader<S>) -> std::io::Result<String> {
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    Ok(line.trim_end().to_owned())
}

async fn say<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufReader<S>, words: &str) -> std::io::Result<()> {
    stream.write_all(format!("{words}\r\n").as_bytes()).await?;
    stream.flush().await
}
