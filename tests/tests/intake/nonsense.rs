//! Forms as nobody fills them in: bytes that are no text, thousands of fields, names and values without end.

use super::network::{MANY, Network};
use super::rounds;

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }
}

/// Something that is put into a form.
fn morsel(dice: &mut Dice) -> Vec<u8> {
    match dice.throw(12) {
        0 => vec![0xff, 0xfe, 0x80],
        1 => b"%00%FF%C0%AF".to_vec(),
        2 => b"&same.panier=1".repeat(10_000),
        3 => [b"&", "same.".repeat(5_000).as_bytes(), b"=1"].concat(),
        4 => "&name=%E2%80%AE%F0%9F%A5%95\u{202e}".as_bytes().to_vec(),
        5 => [b"&address=", "a".repeat(100_000).as_bytes()].concat(),
        6 => b"&instalments=-99999999999999999999&schedule.1=1e999&from=0000-00-00".to_vec(),
        7 => b"&same.panier=9223372036854775808&same.panier=0,0000001".to_vec(),
        8 => b"%%%=&&==&=%&+%zz".to_vec(),
        9 => b"&email=a%40amap.example%0D%0ABcc%3A+all%40amap.example&name=x%0D%0Ay".to_vec(),
        10 => b"&step=sign&agree=1&step=edit-each&way=%7B%7B7*7%7D%7D".to_vec(),
        _ => vec![u8::try_from(dice.throw(256)).unwrap()],
    }
}

#[test]
fn forms_of_nonsense_are_refused_and_break_nothing() {
    let network = Network::new();
    let server = network.serve();
    let mut browser = server.browser();
    let form = network.form(MANY, "zoe@amap.example");
    let check = browser.checked(&network, MANY, "zoe@amap.example").unwrap();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..rounds(80) {
        let sheet = if round % 2 == 0 { &form } else { &check };
        let mut body = sheet.sent().into_bytes();
        for _ in 0..=dice.throw(3) {
            let (place, morsel) = (dice.throw(body.len()), morsel(&mut dice));
            match dice.throw(3) {
                0 => body.truncate(place),
                1 => drop(body.splice(place..place, morsel)),
                _ => body.extend(morsel),
            }
            body.push(b'&');
        }
        let answer = browser.try_ask("POST", &sheet.action, &body).unwrap();
        let shown = String::from_utf8_lossy(&body[..body.len().min(600)]).into_owned();
        assert!([200, 303, 400, 413, 422].contains(&answer.status), "{}: {shown}", answer.status);
        assert!(!answer.body.contains("value=\"49\""), "what is typed is shown, never run");
    }
    for path in
        ["/forms/%00/%FF", "/forms/contrat.saison.legumes/%2e%2e%2fprivate", "/forms/lien/confirmer/%F0%9F%A5%95"]
    {
        for method in ["GET", "POST", "PUT", "DELETE", "BREW"] {
            let status = browser.try_ask(method, path, "").unwrap().status;
            assert!((400..500).contains(&status), "{method} {path}: {status}");
        }
    }
    assert_eq!(server.watched("/health").0, 200);
    let log = server.stop();
    assert!(!log.contains("ERROR") && !log.contains("panicked"), "{log}");
    // Whatever was accepted is to one person, of one line each.
    assert!(network.mails().iter().all(|letter| letter.about == "confirm"));
    network.verified();
}
