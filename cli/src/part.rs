//! A file, or the part of it that a browser asks for (RFC 9110, 14): the live map reads its tiles so.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};

/// The answer to a request for `body`, with the headers that say which part it is: all of it; the range that was asked for
/// (206); nothing, when no such part exists (416). `version` is a strong entity tag: a browser that already holds parts of another one gets all of the new.
pub fn answer(status: StatusCode, asked: &HeaderMap, version: &str, body: &[u8]) -> Response<Body> {
    let (status, part, range) = match wanted(status, asked, version, body.len()) {
        Wanted::Whole => (status, body, None),
        Wanted::Part(from, to) => {
            let part = body.get(from..=to).unwrap_or_default();
            (StatusCode::PARTIAL_CONTENT, part, Some(format!("bytes {from}-{to}/{}", body.len())))
        }
        Wanted::Nothing => (StatusCode::RANGE_NOT_SATISFIABLE, &[][..], Some(format!("bytes */{}", body.len()))),
    };
    let mut response = Response::new(Body::from(part.to_vec()));
    *response.status_mut() = status;
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    set(header::ACCEPT_RANGES, "bytes");
    set(header::ETAG, version);
    if let Some(range) = range {
        set(header::CONTENT_RANGE, &range);
    }
    response
}

#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Whole,
    /// First and last byte.
    Part(usize, usize),
    Nothing,
}

fn wanted(status: StatusCode, asked: &HeaderMap, version: &str, length: usize) -> Wanted {
    let text = |name: HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    let Some(range) = text(header::RANGE).filter(|_| status == StatusCode::OK) else { return Wanted::Whole };
    if text(header::IF_RANGE).is_some_and(|held| held != version) {
        return Wanted::Whole;
    }
    // What is not written as the standard wants it is passed over, as the standard wants.
    let Ok(range) = http_range_header::parse_range_header(range) else { return Wanted::Whole };
    match range.validate(length as u64) {
        // Several parts at once may be answered by the whole; no browser asks for them here.
        Ok(parts) if parts.len() > 1 => Wanted::Whole,
        Ok(parts) => match parts.first().map(|part| (*part.start() as usize, *part.end() as usize)) {
            Some((from, to)) if to < length => Wanted::Part(from, to),
            _ => Wanted::Nothing,
        },
        Err(_) => Wanted::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSION: &str = "\"1\"";

    fn asked(headers: &[(HeaderName, &str)], length: usize) -> Wanted {
        let headers = headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()));
        wanted(StatusCode::OK, &headers.collect(), VERSION, length)
    }

    fn range(range: &str) -> Wanted {
        asked(&[(header::RANGE, range)], 1000)
    }

    #[test]
    fn a_range_is_a_part() {
        assert_eq!(range("bytes=0-126"), Wanted::Part(0, 126));
        assert_eq!(range("bytes=990-"), Wanted::Part(990, 999));
        assert_eq!(range("bytes=-10"), Wanted::Part(990, 999));
        // The first request for an archive asks for more than a small one has.
        assert_eq!(range("bytes=0-16383"), Wanted::Part(0, 999));
    }

    #[test]
    fn what_is_beyond_the_end_is_nothing() {
        assert_eq!(range("bytes=1000-1001"), Wanted::Nothing);
        assert_eq!(asked(&[(header::RANGE, "bytes=0-0")], 0), Wanted::Nothing);
    }

    #[test]
    fn what_is_no_single_range_is_the_whole() {
        for text in ["bytes=0-1,5-6", "apples=0-1", "bytes=abc", ""] {
            assert_eq!(range(text), Wanted::Whole, "{text}");
        }
        assert_eq!(wanted(StatusCode::NOT_FOUND, &HeaderMap::new(), VERSION, 10), Wanted::Whole);
    }

    #[test]
    fn a_part_of_another_version_is_not_given() {
        assert_eq!(asked(&[(header::RANGE, "bytes=0-1"), (header::IF_RANGE, VERSION)], 10), Wanted::Part(0, 1));
        assert_eq!(asked(&[(header::RANGE, "bytes=0-1"), (header::IF_RANGE, "\"2\"")], 10), Wanted::Whole);
    }

    #[test]
    fn the_headers_say_which_part_it_is() {
        let mut range = HeaderMap::new();
        range.insert(header::RANGE, HeaderValue::from_static("bytes=2-3"));
        let response = answer(StatusCode::OK, &range, VERSION, b"0123456789");
        assert_eq!(response.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(response.headers()[header::CONTENT_RANGE], "bytes 2-3/10");
        let response = answer(StatusCode::OK, &HeaderMap::new(), VERSION, b"0123456789");
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::ACCEPT_RANGES], "bytes");
        assert!(!response.headers().contains_key(header::CONTENT_RANGE));
    }
}
