//! A mail server for stories: it speaks as much SMTP as is needed, and behaves as a story wants.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use lettre::{AsyncSmtpTransport, Tokio1Executor};
use server::mail::{Delivery, Mailer};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manners {
    Takes,
    /// Answers 451 to an address.
    NotNow,
    /// Answers 550 to an address, and repeats it.
    Refuses,
    /// Answers 535 where mails begin.
    DistrustsUs,
    /// Answers 550 to an address, since it passes nothing on for us.
    PassesNothingOn,
    /// Hangs up in the middle of the text.
    HangsUp,
    /// Says nothing at all.
    IsSilent,
}

pub struct MailServer {
    pub address: SocketAddr,
    /// Address and message of what was taken.
    taken: Arc<Mutex<Vec<(String, String)>>>,
    /// Every line that was heard.
    heard: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    pub async fn with(manners: Manners) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self { address: listener.local_addr().unwrap(), taken: Arc::default(), heard: Arc::default() };
        let (taken, heard) = (server.taken.clone(), server.heard.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (taken, heard) = (taken.clone(), heard.clone());
                // Whoever hangs up ends the conversation, and nothing else.
                tokio::spawn(async move { converse(stream, manners, &taken, &heard).await.ok() });
            }
        });
        server
    }

    /// A sender that goes to this server without encryption.
    pub fn mailer(&self) -> Mailer {
        mailer_to(self.address)
    }

    pub fn taken(&self) -> Vec<(String, String)> {
        self.taken.lock().unwrap().clone()
    }

    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

pub fn mailer_to(address: SocketAddr) -> Mailer {
    let transport =
        AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(address.ip().to_string()).port(address.port()).build();
    Mailer::new(Delivery::by_transport(transport, "ささえ市 <sasae@city.example.jp>".parse().unwrap()))
}

async fn converse(
    stream: TcpStream,
    manners: Manners,
    taken: &Mutex<Vec<(String, String)>>,
    heard: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    if manners == Manners::IsSilent {
        while lines.next_line().await?.is_some() {}
        return Ok(());
    }
    writer.write_all(b"220 mail.example.jp\r\n").await?;
    let mut to = String::new();
    while let Some(line) = lines.next_line().await? {
        heard.lock().unwrap().push(line.clone());
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250 mail.example.jp".to_owned(),
            "MAIL" if manners == Manners::DistrustsUs => "535 who are you".to_owned(),
            "RCPT" if manners == Manners::NotNow => "451 come back later".to_owned(),
            "RCPT" if manners == Manners::PassesNothingOn => "550 5.7.1 relaying denied".to_owned(),
            "RCPT" if manners == Manners::Refuses => format!("550 nobody here is {line}"),
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                "250 ok".to_owned()
            }
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut message = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    message += &line;
                    message += "\r\n";
                    if manners == Manners::HangsUp {
                        return Ok(());
                    }
                }
                taken.lock().unwrap().push((to.clone(), message));
                "250 taken".to_owned()
            }
            "QUIT" => return writer.write_all(b"221 bye\r\n").await,
            _ => "250 ok".to_owned(),
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}
