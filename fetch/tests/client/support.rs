//! A server on loopback that does what a test tells it to, over plain TCP or TLS, and remembers what it was asked.

#![allow(dead_code, reason = "two test binaries share this file, and each uses a part")]
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rcgen::{CertificateParams, KeyPair, PKCS_ECDSA_P256_SHA256};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What a handler writes to and reads from.
pub(crate) trait Wire: Read + Write {}

impl<T: Read + Write> Wire for T {}

/// The head of a request.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) target: String,
    /// Names in lower case, in the order they came.
    pub(crate) headers: Vec<(String, String)>,
}

impl Head {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    fn read(wire: &mut dyn Wire) -> Option<Self> {
        let mut bytes = Vec::new();
        let mut one = [0];
        while !bytes.ends_with(b"\r\n\r\n") {
            wire.read_exact(&mut one).ok()?;
            bytes.extend(one);
        }
        let text = String::from_utf8(bytes).ok()?;
        let mut lines = text.lines();
        let target = lines.next()?.split(' ').nth(1)?.to_owned();
        let header = |line: &str| {
            line.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        };
        Some(Head { target, headers: lines.filter_map(header).collect() })
    }
}

pub(crate) struct Server {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<Head>>>,
    connections: Arc<Mutex<usize>>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Answers each request over plain TCP.
    pub(crate) fn plain(handler: impl Fn(&Head, &mut dyn Wire) + Send + Sync + 'static) -> Self {
        let heads: Arc<Mutex<Vec<Head>>> = Arc::default();
        let remembered = Arc::clone(&heads);
        Server::raw_with(heads, move |mut stream| {
            if let Some(head) = Head::read(&mut stream) {
                remembered.lock().unwrap().push(head.clone());
                handler(&head, &mut stream);
            }
        })
    }

    /// Answers each request over TLS.
    pub(crate) fn tls(
        identity: &Identity,
        handler: impl Fn(&Head, &mut dyn Wire) + Send + Sync + 'static,
    ) -> Self {
        let config = identity.server_config();
        let heads: Arc<Mutex<Vec<Head>>> = Arc::default();
        let remembered = Arc::clone(&heads);
        Server::raw_with(heads, move |stream| {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut wire = StreamOwned::new(connection, stream);
            if let Some(head) = Head::read(&mut wire) {
                remembered.lock().unwrap().push(head.clone());
                handler(&head, &mut wire);
                wire.conn.send_close_notify();
                let _ = wire.flush();
            }
        })
    }

    /// Does with each connection what it likes, before anything is read.
    pub(crate) fn raw(handler: impl Fn(TcpStream) + Send + Sync + 'static) -> Self {
        Server::raw_with(Arc::default(), handler)
    }

    fn raw_with(heads: Arc<Mutex<Vec<Head>>>, handler: impl Fn(TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, connections) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(0)));
        let (stopped, counted, handler) = (Arc::clone(&stop), Arc::clone(&connections), Arc::new(handler));
        let thread = thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                *counted.lock().unwrap() += 1;
                let handler = Arc::clone(&handler);
                thread::spawn(move || handler(stream));
            }
        });
        Server { address, heads, connections, stop, thread: Some(thread) }
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The requests so far.
    pub(crate) fn heads(&self) -> Vec<Head> {
        self.heads.lock().unwrap().clone()
    }

    /// The targets of the requests so far.
    pub(crate) fn targets(&self) -> Vec<String> {
        self.heads().into_iter().map(|head| head.target).collect()
    }

    pub(crate) fn connections(&self) -> usize {
        *self.connections.lock().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A whole response with a length. `extra` is header lines, each with its end.
pub(crate) fn answer(wire: &mut dyn Wire, status: u16, extra: &str, body: &[u8]) {
    let head = format!("HTTP/1.1 {status} Status\r\nContent-Length: {}\r\n{extra}\r\n", body.len());
    // A client that has gone away is a thing that tests look for.
    let _ = wire.write_all(head.as_bytes());
    let _ = wire.write_all(body);
    let _ = wire.flush();
}

/// 200 with some JSON.
pub(crate) fn fine(wire: &mut dyn Wire) {
    answer(wire, 200, "Content-Type: application/json\r\n", b"{}");
}

/// A redirect to there.
pub(crate) fn redirect(wire: &mut dyn Wire, status: u16, location: &str) {
    answer(wire, status, &format!("Location: {location}\r\n"), b"");
}

/// Writes text as it is.
pub(crate) fn say(wire: &mut dyn Wire, text: &str) {
    let _ = wire.write_all(text.as_bytes());
    let _ = wire.flush();
}

/// Writes the same again and again, until the client has gone or the test must have failed.
pub(crate) fn drip(wire: &mut dyn Wire, piece: &[u8], pause: Duration) {
    for _ in 0..100_000 {
        if wire.write_all(piece).and_then(|()| wire.flush()).is_err() {
            return;
        }
        thread::sleep(pause);
    }
}

/// A certificate that signs itself.
pub(crate) struct Identity {
    pub(crate) certificate: CertificateDer<'static>,
    key: Vec<u8>,
}

impl Identity {
    pub(crate) fn new(name: &str) -> Self {
        Identity::with(name, |_| {})
    }

    pub(crate) fn with(name: &str, change: impl FnOnce(&mut CertificateParams)) -> Self {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        change(&mut params);
        let certificate = params.self_signed(&key).unwrap();
        Identity { certificate: certificate.der().clone(), key: key.serialize_der() }
    }

    fn server_config(&self) -> Arc<ServerConfig> {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let key = PrivateKeyDer::try_from(self.key.clone()).unwrap();
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![self.certificate.clone()], key)
            .unwrap();
        Arc::new(config)
    }
}
