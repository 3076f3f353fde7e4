//! Who sends: connections that are kept alive, each with one contract under way at a time. Bodies are encoded before; what is
//! put into them per request has a fixed length: the key that tells one contract from another, the address of the member, and the
//! address that the proxy in front would have seen.

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::{Failure, page, site};

/// What is sent before one counts.
const WARM: Duration = Duration::from_secs(1);
/// How long a form may ask one to wait before it is sent.
const PATIENCE: Duration = Duration::from_secs(30);
/// Where the digits of a contract stand in the head and in the body.
const DIGITS: &str = "0123456789abcdef";

/// What to send.
pub struct Wanted {
    /// The server.
    pub address: SocketAddr,
    /// The path of the form.
    pub path: String,
    /// How many connections.
    pub connections: usize,
    /// For how long, after what is sent first.
    pub time: Duration,
    /// The number of the first contract.
    pub first: u64,
}

/// A request with the places in which the number of a contract stands.
struct Request {
    bytes: Vec<u8>,
    places: Vec<usize>,
    proxied: usize,
}

/// What a connection saw.
#[derive(Default)]
struct Seen {
    waits: Vec<u32>,
    taken: u64,
    again: u64,
    refused: u64,
    status: u16,
    next: u64,
}

/// Sends, and tells what was answered.
pub fn run(wanted: Wanted) -> Result<Value, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, send(Rc::new(wanted)))
}

async fn send(wanted: Rc<Wanted>) -> Result<Value, Failure> {
    let request = Rc::new(request(&wanted).await?);
    let before = processor();
    let (began, mut tasks) = (Instant::now(), tokio::task::JoinSet::new());
    for task in 0..wanted.connections {
        let (wanted, request) = (wanted.clone(), request.clone());
        tasks.spawn_local(async move { connection(&wanted, &request, task as u64, began).await });
    }
    let mut all = Seen::default();
    while let Some(seen) = tasks.join_next().await {
        let seen = seen?.map_err(|error| format!("a connection broke off: {error}"))?;
        all.waits.extend(seen.waits);
        all.taken += seen.taken;
        all.again += seen.again;
        all.refused += seen.refused;
        all.status = all.status.max(seen.status);
        all.next = all.next.max(seen.next);
    }
    all.waits.sort_unstable();
    let at = |percent: usize| all.waits.get(all.waits.len() * percent / 100).copied().unwrap_or_default();
    let millis = |micros: u32| f64::from(micros) / 1e3;
    Ok(json!({
        "connections": wanted.connections,
        "rate": all.waits.len() as f64 / wanted.time.as_secs_f64(),
        "p50": millis(at(50)),
        "p99": millis(at(99)),
        // The one with which it was tried whether contracts are taken, too.
        "taken": all.taken + 1,
        "again": all.again,
        "refused": all.refused,
        "status": all.status,
        // The first number that nobody has used.
        "next": all.next,
        "cpu": processor() - before,
        "wall": began.elapsed().as_secs_f64(),
    }))
}

/// One after the other, until the time is over; what is under way then is waited for.
async fn connection(wanted: &Wanted, request: &Request, task: u64, began: Instant) -> std::io::Result<Seen> {
    let (mut seen, mut buffer) = (Seen::default(), Vec::with_capacity(16 * 1024));
    let (mut bytes, mut number) = (request.bytes.clone(), wanted.first + 1 + task);
    let mut stream = connected(wanted.address).await?;
    while began.elapsed() < WARM + wanted.time {
        request.number(&mut bytes, number);
        let sent = Instant::now();
        let status = loop {
            match exchange(&mut stream, &bytes, &mut buffer).await {
                Ok((status, is_kept)) => {
                    if !is_kept {
                        stream = connected(wanted.address).await?;
                    }
                    break status;
                }
                // A server may end a connection between two requests. The same key is taken once.
                Err(_) if seen.again < 100 => {
                    seen.again += 1;
                    stream = connected(wanted.address).await?;
                }
                Err(error) => return Err(error),
            }
        };
        if status == 303 {
            seen.taken += 1;
            if (WARM..WARM + wanted.time).contains(&began.elapsed()) {
                seen.waits.push(u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX));
            }
        } else {
            (seen.refused, seen.status) = (seen.refused + 1, status);
        }
        number += wanted.connections as u64;
        seen.next = number;
    }
    Ok(seen)
}

async fn connected(address: SocketAddr) -> std::io::Result<TcpStream> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Sends and reads an answer to its end; its text is left in `buffer`. Gives its status, and whether the connection goes on.
async fn exchange(stream: &mut TcpStream, bytes: &[u8], buffer: &mut Vec<u8>) -> std::io::Result<(u16, bool)> {
    let broken = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    stream.write_all(bytes).await?;
    buffer.clear();
    let end = loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err(broken());
        }
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let head = std::str::from_utf8(&buffer[..end]).map_err(|_| broken())?;
    let status = head.get(9..12).and_then(|digits| digits.parse().ok()).ok_or_else(broken)?;
    let header = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    };
    let length: usize = header("content-length").and_then(|text| text.parse().ok()).ok_or_else(broken)?;
    let is_kept = header("connection") != Some("close");
    while buffer.len() < end + length {
        if stream.read_buf(buffer).await? == 0 {
            return Err(broken());
        }
    }
    Ok((status, is_kept))
}

/// The request of somebody who filled in the form, and read the page to check: its fields, whatever they are, are sent back.
async fn request(wanted: &Wanted) -> Result<Request, Failure> {
    let typed = site::filled(&format!("m{DIGITS}@amap.example"));
    let asked = page::encoded(typed.iter().chain([("step", "check")]));
    let (mut stream, mut buffer) = (connected(wanted.address).await?, Vec::new());
    let (head, _) = head(wanted, asked.len());
    exchange(&mut stream, &[head.as_bytes(), asked.as_bytes()].concat(), &mut buffer).await?;
    let mut fields = page::fields(&String::from_utf8_lossy(&buffer));
    if fields.is_empty() {
        return Err(format!("no page to check: {}", String::from_utf8_lossy(&buffer)).into());
    }
    // A page's own key begins with the second at which it was drawn; everybody has a page of their own.
    let key = fields.iter().find(|(name, _)| name == "key").map_or("", |(_, key)| key.as_str());
    let key = format!("{}-{DIGITS}", key.split('-').next().unwrap_or_default());
    fields.retain(|(name, _)| !matches!(name.as_str(), "key" | "agree" | "step"));
    let pairs = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let body = page::encoded([("key", key.as_str()), ("agree", "1"), ("step", "sign")].into_iter().chain(pairs));
    let (head, proxied) = self::head(wanted, body.len());
    let places = body.match_indices(DIGITS).map(|(at, _)| head.len() + at).collect();
    let request = Request { bytes: [head.as_bytes(), body.as_bytes()].concat(), places, proxied };
    // A form may want to be looked at for a moment before it is sent.
    let (mut bytes, began) = (request.bytes.clone(), Instant::now());
    request.number(&mut bytes, wanted.first);
    loop {
        let (status, _) = exchange(&mut stream, &bytes, &mut buffer).await?;
        if status == 303 {
            return Ok(request);
        }
        if began.elapsed() > PATIENCE {
            return Err(format!("not taken: {}", String::from_utf8_lossy(&buffer)).into());
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// The head of a request, and where the address that a proxy saw stands in it.
fn head(wanted: &Wanted, length: usize) -> (String, usize) {
    let start = format!(
        "POST {} HTTP/1.1\r\nhost: amap.example\r\norigin: https://amap.example\r\nuser-agent: benches/intake\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\nx-forwarded-for: 2a0",
        wanted.path
    );
    let at = start.len();
    // 2a0x:xxxx:xxxx::1: another network for everybody.
    (format!("{start}1:0000:0000::1\r\n\r\n"), at)
}

impl Request {
    /// Puts the number of a contract in its places, mixed: people look at their page for as long as they like, so that keys come in
    /// no order.
    fn number(&self, bytes: &mut [u8], number: u64) {
        let digits = format!("{:016x}", number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        for place in &self.places {
            bytes[*place..*place + 16].copy_from_slice(digits.as_bytes());
        }
        let address = format!("{}:{}:{}", &digits[7..8], &digits[8..12], &digits[12..16]);
        bytes[self.proxied..self.proxied + address.len()].copy_from_slice(address.as_bytes());
    }
}

/// Seconds of processor that this process took.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(") ").next().unwrap_or_default();
    let ticks: f64 = after.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    ticks / 100.0
}
