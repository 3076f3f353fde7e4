//! A mail server that takes everything and keeps nothing, so that mails go out while contracts come in, as they do.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use crate::Failure;

/// Takes mails until its input ends.
pub fn serve() -> Result<Value, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", json!({ "port": listener.local_addr()?.port() }));
    let taken = Arc::new(AtomicU64::new(0));
    let count = taken.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let count = count.clone();
            // Who goes away in the middle of a mail sends it again.
            std::thread::spawn(move || talk(&stream, &count).is_ok());
        }
    });
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(json!({ "mails": taken.load(Ordering::Relaxed) }))
}

fn talk(stream: &TcpStream, count: &AtomicU64) -> std::io::Result<()> {
    let (mut reader, mut writer) = (BufReader::new(stream), stream);
    stream.set_nodelay(true)?;
    writer.write_all(b"220 amap.example\r\n")?;
    let (mut line, mut is_data) = (Vec::new(), false);
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if is_data {
            if line == b".\r\n" {
                is_data = false;
                count.fetch_add(1, Ordering::Relaxed);
                writer.write_all(b"250 taken\r\n")?;
            }
            continue;
        }
        let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        is_data = word == b"DATA";
        let answer: &[u8] = match word.as_slice() {
            b"DATA" => b"354 go on\r\n",
            b"EHLO" => b"250-amap.example\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
            b"QUIT" => b"221 bye\r\n",
            _ => b"250 ok\r\n",
        };
        writer.write_all(answer)?;
    }
}
