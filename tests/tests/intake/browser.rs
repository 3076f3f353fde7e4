//! What a browser does with forms: a connection that is kept, answers, the fields of a page sent as they stand in it.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};

use super::network::{Network, PATIENCE};

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its headers, names in small letters.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: String,
}

impl Answer {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let own = self.headers.iter().find(|(known, _)| known == name);
        own.map_or("", |(_, value)| value)
    }
}

/// A browser with one connection.
pub struct Browser {
    address: SocketAddr,
    stream: Option<BufReader<TcpStream>>,
}

impl Browser {
    /// A browser that talks to an address, by and by.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, stream: None }
    }

    /// Asks; whoever answers is there.
    pub fn ask(&mut self, method: &str, path: &str, body: &str) -> Answer {
        match self.try_ask(method, path, body) {
            Ok(answer) => answer,
            Err(error) => panic!("{method} {path}: {error}"),
        }
    }

    /// Asks. Without an answer nobody knows whether it was done. A connection that was kept and is closed meanwhile is opened
    /// anew, as browsers do.
    pub fn try_ask(&mut self, method: &str, path: &str, body: impl AsRef<[u8]>) -> std::io::Result<Answer> {
        let body = body.as_ref();
        let kind = if body.is_empty() { "" } else { "content-type: application/x-www-form-urlencoded\r\n" };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: amap.example\r\norigin: https://amap.example\r\n{kind}\
             user-agent: essai\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let request = [head.as_bytes(), body].concat();
        if let Some(kept) = self.stream.take().and_then(|stream| self.asked(stream, &request).ok()) {
            return Ok(kept);
        }
        let stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        self.asked(BufReader::new(stream), &request)
    }

    fn asked(&mut self, mut stream: BufReader<TcpStream>, request: &[u8]) -> std::io::Result<Answer> {
        stream.get_mut().write_all(request)?;
        let answer = read(&mut stream)?;
        if answer.header("connection") != "close" {
            self.stream = Some(stream);
        }
        Ok(answer)
    }

    /// Fills in the form of a contract, checks it, and gives the page whose button signs it.
    pub fn checked(&mut self, network: &Network, contract: &str, email: &str) -> std::io::Result<Sheet> {
        let mut sheet = network.form(contract, email);
        sheet.set("step", "check");
        let answer = self.try_ask("POST", &sheet.action, sheet.sent())?;
        if answer.status != 200 {
            return Err(Error::other(format!("{} {}", answer.status, answer.body)));
        }
        let mut sheet = Sheet::of(&answer.body);
        sheet.set("agree", "1");
        sheet.set("step", "sign");
        Ok(sheet)
    }

    /// Sends a form that was checked.
    pub fn send(&mut self, sheet: &Sheet) -> std::io::Result<Answer> {
        self.try_ask("POST", &sheet.action, sheet.sent())
    }

    /// From the form to the mail whose link signs, and its button pressed: gives the path of that link.
    pub fn sign(&mut self, network: &Network, contract: &str, email: &str) -> String {
        let sheet = self.checked(network, contract, email).unwrap();
        let answer = self.send(&sheet).unwrap();
        assert_eq!((answer.status, answer.header("location")), (303, "/forms/envoye"), "{}", answer.body);
        let link = network.mail("confirm", email).link;
        let answer = self.ask("POST", &link, "");
        assert_eq!(answer.status, 200, "{}", answer.body);
        link
    }
}

fn read(stream: &mut BufReader<TcpStream>) -> std::io::Result<Answer> {
    let mut line = String::new();
    stream.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or(Error::from(ErrorKind::UnexpectedEof))?;
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let mut answer = Answer { status, headers, body: String::new() };
    let length = answer.header("content-length").parse().map_err(|_| Error::other("no content-length"))?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    answer.body = String::from_utf8_lossy(&body).into_owned();
    Ok(answer)
}

/// A form of a page: where it goes, and what stands in it.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Where it goes.
    pub action: String,
    fields: Vec<(String, String)>,
}

impl Sheet {
    /// The first form of a page that is posted to the intake.
    pub fn of(html: &str) -> Self {
        let own = html.split("<form ").skip(1).find(|rest| attribute(rest, "action").contains("/forms/"));
        let own = own.unwrap_or_else(|| panic!("no form in {html}")).split("</form>").next().unwrap();
        let (mut sheet, action) = (Self { action: String::new(), fields: Vec::new() }, attribute(own, "action"));
        sheet.action = action.strip_prefix("https://amap.example").unwrap_or(&action).to_owned();
        for rest in own.split('<').skip(1) {
            let (tag, after) = rest.split_once('>').unwrap_or((rest, ""));
            let name = attribute(tag, "name");
            match tag.split(' ').next().unwrap() {
                "input" if is_choice(tag) && !tag.contains(" checked") => {}
                "input" if !name.is_empty() => sheet.set(&name, &attribute(tag, "value")),
                "textarea" => sheet.set(&name, &unescaped(after)),
                "select" => sheet.fields.push((name, String::new())),
                // The last select is the one that it stands in; its first option is chosen where none is.
                "option" if tag.contains(" selected") || sheet.fields.last().is_some_and(|(_, now)| now.is_empty()) => {
                    sheet.fields.last_mut().unwrap().1 = attribute(tag, "value");
                }
                _ => {}
            }
        }
        sheet
    }

    /// Types something.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, now)) => value.clone_into(now),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
    }

    /// What a browser sends.
    pub fn sent(&self) -> String {
        let pairs = self.fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        pairs.collect::<Vec<_>>().join("&")
    }
}

fn is_choice(tag: &str) -> bool {
    matches!(attribute(tag, "type").as_str(), "radio" | "checkbox")
}

fn attribute(tag: &str, name: &str) -> String {
    let tag = tag.split('>').next().unwrap_or_default();
    let value = tag.split_once(&format!("{name}=\"")).map(|(_, rest)| rest.split('"').next().unwrap_or_default());
    unescaped(value.unwrap_or_default())
}

fn unescaped(text: &str) -> String {
    let pairs = [("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2f;", "/"), ("&lt;", "<"), ("&gt;", ">")];
    pairs.iter().fold(text.to_owned(), |text, (code, letter)| text.replace(code, letter)).replace("&amp;", "&")
}

fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        b' ' => "+".to_owned(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
