//! For whoever watches over an intake: `/health`, and `/metrics` as Prometheus reads them. Numbers only, of nobody.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;

use crate::server::Server;
use crate::store::{StoreError, contracts, enquiries, log, outbox};

/// The two routes.
pub(super) fn router(server: Arc<Server>) -> Router {
    Router::new().route("/health", get(health)).route("/metrics", get(metrics)).with_state(server)
}

/// Whether something can be stored and read: the writer writes an empty job.
async fn health(State(server): State<Arc<Server>>) -> impl IntoResponse {
    let wrote = server.store.write(|_| Ok::<_, StoreError>(())).await;
    let read = server.store.read(log::size).await;
    match (wrote, read) {
        (Ok(()), Ok(_)) if !server.store.doubts_the_clock() => (StatusCode::OK, "ok\n"),
        (Ok(()), Ok(_)) => (StatusCode::SERVICE_UNAVAILABLE, "the clock is not believed\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n"),
    }
}

async fn metrics(State(server): State<Arc<Server>>) -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    match read(&server).await {
        Ok(text) => (StatusCode::OK, kind, text),
        Err(error) => {
            tracing::error!(%error, "metrics");
            (StatusCode::SERVICE_UNAVAILABLE, kind, String::new())
        }
    }
}

async fn read(server: &Server) -> Result<String, StoreError> {
    let stored = server.store.read(|view| {
        let mails = outbox::counts(view)?;
        Ok::<_, StoreError>((contracts::counts(view)?, enquiries::counts(view)?, mails, log::size(view)?))
    });
    let (contracts, enquiries, mails, lines) = stored.await?;
    let pulse = server.store.pulse();
    let mut page = Page::default();
    page.family("cabas_contracts", "gauge", "Contracts by form and state");
    for (form, state, count) in &contracts {
        page.line("cabas_contracts", &[("form", form), ("state", state.word())], count);
    }
    page.family("cabas_enquiries_waiting", "gauge", "Enquiries that somebody must deal with, by kind");
    let mut kinds: Vec<(&str, u64)> = Vec::new();
    for (kind, _, count) in &enquiries {
        match kinds.iter_mut().find(|(known, _)| *known == kind.word()) {
            Some((_, sum)) => *sum += count,
            None => kinds.push((kind.word(), *count)),
        }
    }
    for (kind, count) in kinds {
        page.line("cabas_enquiries_waiting", &[("kind", kind)], count);
    }
    page.family("cabas_mails", "gauge", "Mails by where they stand");
    for (state, count) in [("waiting", mails.waiting), ("sent", mails.sent), ("given-up", mails.given_up)] {
        page.line("cabas_mails", &[("state", state)], count);
    }
    let load = |counter: &std::sync::atomic::AtomicU64| counter.load(Ordering::Relaxed);
    page.single("cabas_log_lines_total", "counter", "Lines of the evidence log", lines);
    page.single("cabas_batches_total", "counter", "Batches written since the start", load(&pulse.batches));
    page.single("cabas_jobs_total", "counter", "Jobs written since the start", load(&pulse.jobs));
    page.single("cabas_batch_failures_total", "counter", "Batches that could not be written", load(&pulse.failures));
    page.single("cabas_largest_batch", "gauge", "Jobs of the largest batch", load(&pulse.largest_batch));
    let wal = pulse.wal_pages.load(Ordering::Relaxed);
    page.single("cabas_wal_pages", "gauge", "Pages of the write-ahead log not carried over", wal);
    let doubted = u8::from(server.store.doubts_the_clock());
    page.single("cabas_clock_doubted", "gauge", "Whether the clock is not believed", doubted);
    Ok(page.0)
}

/// Metrics in Prometheus' text format, version 0.0.4.
#[derive(Default)]
struct Page(String);

impl Page {
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn line(&mut self, name: &str, labels: &[(&str, &str)], value: impl std::fmt::Display) {
        let labels = labels.iter().map(|(label, value)| {
            let value = value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
            format!("{label}=\"{value}\"")
        });
        let _ = writeln!(self.0, "{name}{{{}}} {value}", labels.collect::<Vec<_>>().join(","));
    }

    fn single(&mut self, name: &str, kind: &str, help: &str, value: impl std::fmt::Display) {
        self.family(name, kind, help);
        let _ = writeln!(self.0, "{name} {value}");
    }
}
