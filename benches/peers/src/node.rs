//! jsonld.js in a process of its own, which stays, keeps warm, and times itself. See `jsonld.mjs`.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::{Contexts, Peer};

/// The process, and the two ends of the conversation with it.
pub(crate) struct Node {
    child: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
    name: String,
}

impl Node {
    /// Starts it and gives it the contexts.
    pub(crate) fn start(contexts: &Contexts) -> Result<Node, String> {
        let mut child = Command::new("node")
            .arg("jsonld.mjs")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("node: {e}"))?;
        let (Some(ask), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("node: no pipe to it".to_owned());
        };
        let mut node = Node { child, ask, answers: BufReader::new(answers), name: String::new() };
        let greeting = node.ask(&json!({"contexts": contexts}))?;
        greeting["name"].as_str().unwrap_or("jsonld.js").clone_into(&mut node.name);
        Ok(node)
    }

    fn ask(&mut self, question: &Value) -> Result<Value, String> {
        let gone = |e: std::io::Error| format!("node: {e}");
        writeln!(self.ask, "{question}").map_err(gone)?;
        let mut line = String::new();
        self.answers.read_line(&mut line).map_err(gone)?;
        let answer: Value = serde_json::from_str(&line).map_err(|_| {
            "it ended; are its npm packages installed? `npm ci` in benches/peers does it".to_owned()
        })?;
        match answer["error"].as_str() {
            Some(error) => Err(error.trim().to_owned()),
            None => Ok(answer),
        }
    }
}

impl Peer for Node {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn canonical(&mut self, document: &str) -> Result<String, String> {
        let answer = self.ask(&json!({"document": document}))?;
        answer["canonical"].as_str().map(str::to_owned).ok_or_else(|| "no canonical form".to_owned())
    }

    fn time(&mut self, document: &str, runs: u32) -> Result<Duration, String> {
        let answer = self.ask(&json!({"document": document, "runs": runs}))?;
        let nanoseconds = answer["nanoseconds"].as_f64().ok_or("no time")?;
        Ok(Duration::from_secs_f64(nanoseconds / 1e9))
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // A child that is gone already needs no end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
