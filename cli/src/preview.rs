//! The preview: the last good build served from where it was published, with the headers of a real host, and pages that reload.

use std::convert::Infallible;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use generator::Build;
use generator::artifact::{file_of, percent_decoded};
use generator::atlas::Atlas;
use generator::data::headers;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};
use tower::ServiceExt;

use crate::find::{Found, found};
use crate::{part, summary};

/// What open pages are told.
#[derive(Debug, Clone)]
pub enum News {
    /// A new build is shown.
    Reload,
    /// The content has mistakes; here they are.
    Mistakes(String),
}

/// The last good build, and the pages that wait for the next.
pub struct Preview {
    /// Where builds are published.
    public: PathBuf,
    shown: RwLock<Option<Arc<Build>>>,
    /// What takes the forms, once it could be opened.
    intake: RwLock<Option<Router>>,
    /// Which build is shown: browsers hold parts of files, and must not mix those of two builds or of two runs.
    version: AtomicU64,
    /// The mistakes of the last build, for pages opened after it.
    mistakes: RwLock<Option<String>>,
    news: broadcast::Sender<News>,
}

impl Preview {
    /// A preview of what is published below a folder.
    pub fn of(public: &Path) -> Self {
        let started = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
        Self {
            public: public.to_owned(),
            shown: RwLock::default(),
            intake: RwLock::default(),
            version: AtomicU64::new(started.as_millis() as u64),
            mistakes: RwLock::default(),
            news: broadcast::channel(16).0,
        }
    }

    /// Shows a build that was published, and has open pages reload.
    pub fn show(&self, build: Arc<Build>) {
        *self.shown.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(build);
        self.show_anew();
    }

    /// Shows what of the build was published anew, and has open pages reload.
    pub fn show_anew(&self) {
        self.version.fetch_add(1, Ordering::Relaxed);
        self.tell(News::Reload);
    }

    /// A file of a build as it is published.
    fn file(&self, build: &Build, name: &str) -> Option<Vec<u8>> {
        build.files.contains_key(name).then(|| std::fs::read(self.public.join(name)).ok()).flatten()
    }

    /// Has forms answered from now on.
    pub fn take_forms(&self, intake: Router) {
        *self.intake.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(intake);
    }

    /// Tells open pages something; nobody may be listening.
    pub fn tell(&self, news: News) {
        let mistakes = match &news {
            News::Reload => None,
            News::Mistakes(text) => Some(text.clone()),
        };
        *self.mistakes.write().unwrap_or_else(std::sync::PoisonError::into_inner) = mistakes;
        let _ = self.news.send(news);
    }

    /// The path below which the site stands.
    pub fn base_path(&self) -> String {
        let (shown, _) = self.now();
        shown
            .as_ref()
            .and_then(|build| build.atlas.as_ref())
            .map(|atlas| atlas.site.base_path.clone())
            .unwrap_or_default()
    }

    fn now(&self) -> (Option<Arc<Build>>, u64) {
        let shown = self.shown.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        (shown.clone(), self.version.load(Ordering::Relaxed))
    }
}

/// Serves until the program ends.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(runtime: &tokio::runtime::Handle, listener: TcpListener, preview: Arc<Preview>) -> std::io::Result<()> {
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router(preview)).await
    })
}

fn router(preview: Arc<Preview>) -> Router {
    Router::new()
        .route("/_cabas/events", get(events))
        .route("/_cabas/reload.js", get(reload_script))
        .fallback(file)
        .with_state(preview)
}

async fn events(State(preview): State<Arc<Preview>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let subscribed = preview.news.subscribe();
    let known = preview.mistakes.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    let known = tokio_stream::iter(known.map(|text| Ok(Event::default().event("mistakes").data(text))));
    let news = BroadcastStream::new(subscribed).filter_map(|news| match news {
        Ok(News::Reload) => Some(Ok(Event::default().event("reload").data("1"))),
        Ok(News::Mistakes(text)) => Some(Ok(Event::default().event("mistakes").data(text))),
        // A page that fell behind had better reload.
        Err(_) => Some(Ok(Event::default().event("reload").data("1"))),
    });
    Sse::new(known.chain(news)).keep_alive(KeepAlive::default())
}

async fn reload_script() -> Response<Body> {
    answer(StatusCode::OK, "text/javascript; charset=utf-8", include_bytes!("reload.js").to_vec())
}

async fn file(State(preview): State<Arc<Preview>>, request: Request) -> Response<Body> {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    if !matches!(method, Method::GET | Method::HEAD | Method::POST) {
        return answer(StatusCode::METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", Vec::new());
    }
    let (shown, version) = preview.now();
    let Some((shown, atlas)) = shown.as_ref().and_then(|shown| Some((shown, shown.atlas.as_ref()?))) else {
        // The first build had mistakes: the page waits for the one that has none.
        return waiting();
    };
    let base_path = &atlas.site.base_path;
    let path = percent_decoded(uri.path());
    let Some(path) = path.strip_prefix(base_path.as_str()).filter(|rest| rest.starts_with('/')) else {
        return redirect(StatusCode::TEMPORARY_REDIRECT, &format!("{base_path}/"));
    };
    if path.starts_with("/forms/") {
        return taken(&preview, atlas, request).await;
    }
    if method == Method::POST {
        return answer(StatusCode::METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", Vec::new());
    }
    let asked = request.headers();
    let found = uri.query().and_then(|query| found(atlas, |name| preview.file(shown, name), path, query));
    if let Some(Found::Elsewhere(to)) = &found {
        return redirect(StatusCode::SEE_OTHER, to);
    }
    // `//elsewhere` names another host.
    let name = if path.contains("//") { String::new() } else { file_of(path) };
    let (status, name, bytes) = match preview.file(shown, &name) {
        Some(bytes) => (StatusCode::OK, name, bytes),
        None if shown.files.contains_key(&format!("{name}/index.html")) => {
            return redirect(StatusCode::TEMPORARY_REDIRECT, &format!("{base_path}{path}/"));
        }
        _ => {
            let page = "404.html".to_owned();
            let bytes = preview.file(shown, &page).unwrap_or_default();
            (StatusCode::NOT_FOUND, page, bytes)
        }
    };
    let content_type = content_type(&name);
    let mut body = match found {
        Some(Found::Page(html)) => html,
        _ => bytes,
    };
    // A frame on another site stays as it will be published.
    let framed = asked.get("sec-fetch-dest").is_some_and(|dest| dest == "iframe");
    if content_type.starts_with("text/html") {
        bring_home(&mut body, atlas);
        if !framed {
            inject(&mut body);
        }
    }
    let version = format!("\"{version:x}-{:x}\"", body.len());
    let mut response = part::answer(status, asked, &version, &body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    add_headers(&mut response, atlas, path);
    response
}

/// The answer of the server of forms.
async fn taken(preview: &Preview, atlas: &Atlas, request: Request) -> Response<Body> {
    let intake = preview.intake.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    let Some(intake) = intake else {
        let text = summary::messages().text("intake-not-here").into_bytes();
        return answer(StatusCode::SERVICE_UNAVAILABLE, "text/plain; charset=utf-8", text);
    };
    let Ok(response) = intake.oneshot(request).await;
    let (parts, body) = response.into_parts();
    let is_page = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return Response::from_parts(parts, body);
    }
    // Its pages are made in memory: nothing can keep them from being read.
    let mut html = to_bytes(body, usize::MAX).await.map(Vec::from).unwrap_or_default();
    bring_home(&mut html, atlas);
    Response::from_parts(parts, Body::from(html))
}

/// Has a page send its forms here, where the site that is published sends them to a server elsewhere: what is tried on this
/// computer reaches nobody.
fn bring_home(html: &mut Vec<u8>, atlas: &Atlas) {
    let Some(elsewhere) = atlas.site.intake_url.as_ref().filter(|origin| **origin != atlas.site.origin) else { return };
    let (from, to) = (format!("{elsewhere}/forms/"), format!("{}/forms/", atlas.site.base_path));
    let text = String::from_utf8_lossy(html);
    if text.contains(&from) {
        *html = text.replace(&from, &to).into_bytes();
    }
}

fn add_headers(response: &mut Response<Body>, atlas: &Atlas, path: &str) {
    for (name, value) in headers::of(atlas, path) {
        if let (Ok(name), Ok(value)) = (header::HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(&value))
        {
            response.headers_mut().insert(name, value);
        }
    }
    // On this computer every load shall be fresh.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
}

/// A page that loads again by itself once there is a site.
fn waiting() -> Response<Body> {
    let mut page = "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Cabas</title></head>\
        <body><p>Le contenu a des erreurs : le terminal les montre.</p></body></html>"
        .as_bytes()
        .to_vec();
    inject(&mut page);
    answer(StatusCode::SERVICE_UNAVAILABLE, "text/html; charset=utf-8", page)
}

fn inject(html: &mut Vec<u8>) {
    const SCRIPT: &[u8] = b"<script type=\"module\" src=\"/_cabas/reload.js\"></script>\n";
    let end = html.windows(7).rposition(|window| window == b"</body>").unwrap_or(html.len());
    html.splice(end..end, SCRIPT.iter().copied());
}

fn redirect(status: StatusCode, to: &str) -> Response<Body> {
    let mut response = answer(status, "text/plain; charset=utf-8", Vec::new());
    if let Ok(location) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

fn answer(status: StatusCode, content_type: &'static str, body: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "geojson" => "application/geo+json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "pmtiles" => "application/vnd.pmtiles",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reload_script_stands_before_the_end_of_the_body() {
        let mut html = b"<body>x</body></html>".to_vec();
        inject(&mut html);
        assert!(String::from_utf8(html).unwrap().ends_with("</script>\n</body></html>"));
    }
}
