using Naru.Core;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// Every kind of finding that reading from PostgreSQL can make beyond those of any data (<see cref="CdmErrors"/>). 10x: the
/// connection; 11x: what is there and what may be read; 12x: what goes wrong while reading.
/// </summary>
public static class PostgresErrors
{
    /// <summary>An address that is no address, or that asks for what Naru does not know.</summary>
    public static readonly ErrorKind BadAddress = new("PGS101", Severity.Error,
        new("PostgreSQL 주소에서 이 부분을 이해하지 못했습니다: {0}", "This part of the PostgreSQL address is not understood: {0}"),
        new(
            "postgresql://사용자@호스트:포트/데이터베이스?schema=cdm 형식으로 쓰세요. 특수 문자는 %로 바꾸어 쓰세요.",
            "Write it as postgresql://user@host:port/database?schema=cdm, with special characters percent-encoded."));

    /// <summary>Nobody answers.</summary>
    public static readonly ErrorKind Unreachable = new("PGS102", Severity.Error,
        new("PostgreSQL 서버에 연결할 수 없습니다.", "The PostgreSQL server cannot be reached."),
        new(
            "호스트와 포트, 서버가 켜져 있는지, 방화벽과 listen_addresses를 확인하세요.",
            "Check the host, the port, that the server is running, the firewall and listen_addresses."));

    /// <summary>The server refuses the user.</summary>
    public static readonly ErrorKind AuthenticationFailed = new("PGS103", Severity.Error,
        new("PostgreSQL 서버가 이 사용자의 접속을 거부했습니다.", "The PostgreSQL server did not let this user in."),
        new(
            "사용자 이름과 비밀번호(PGPASSWORD 또는 .pgpass), 서버의 pg_hba.conf를 확인하세요.",
            "Check the user name, the password (PGPASSWORD or .pgpass) and the server's pg_hba.conf."));

    /// <summary>The server has no such database.</summary>
    public static readonly ErrorKind DatabaseMissing = new("PGS104", Severity.Error,
        new("서버에 이 데이터베이스가 없습니다.", "The server has no such database."),
        new("주소의 데이터베이스 이름을 확인하세요. 대소문자를 구분합니다.", "Check the name of the database in the address; case matters."));

    /// <summary>No encrypted connection could be made.</summary>
    public static readonly ErrorKind TlsFailed = new("PGS105", Severity.Error,
        new("암호화된 연결(TLS)을 맺지 못했습니다.", "No encrypted connection (TLS) could be made."),
        new(
            "서버의 인증서와 sslmode, sslrootcert 설정을 확인하세요.",
            "Check the server's certificate and the settings sslmode and sslrootcert."));

    /// <summary>A server that Naru does not read from.</summary>
    public static readonly ErrorKind ServerTooOld = new("PGS106", Severity.Error,
        new("PostgreSQL {0} 서버입니다. {1} 이상이어야 합니다.", "The server is PostgreSQL {0}; it must be {1} or newer."),
        new("서버를 업그레이드하거나 데이터를 CSV로 내보내 가져오세요.", "Upgrade the server, or export the data as CSV and import those."));

    /// <summary>The server cannot take another connection now.</summary>
    public static readonly ErrorKind ServerNotReady = new("PGS107", Severity.Error,
        new("PostgreSQL 서버가 지금은 접속을 받지 않습니다 (SQLSTATE {0}).", "The PostgreSQL server does not take connections now (SQLSTATE {0})."),
        new(
            "서버가 시작하거나 멈추는 중이거나 접속 수가 찼습니다. 잠시 뒤 같은 명령을 다시 실행하세요.",
            "It is starting or stopping, or has no connection left. Run the same command again in a while."));

    /// <summary>No CDM at all.</summary>
    public static readonly ErrorKind NoCdmSchema = new("PGS110", Severity.Error,
        new("person 테이블이 있는 스키마가 없습니다.", "No schema has a table person."),
        new(
            "OMOP CDM이 있는 데이터베이스인지, 이 사용자가 그 스키마를 볼 수 있는지 확인하세요.",
            "Check that the OMOP CDM is in this database and that this user can see its schema."));

    /// <summary>More than one CDM.</summary>
    public static readonly ErrorKind SchemaAmbiguous = new("PGS111", Severity.Error,
        new("person 테이블이 있는 스키마가 둘 이상입니다: {0}", "More than one schema has a table person: {0}"),
        new("주소에 ?schema=이름을 붙여 하나를 고르세요.", "Choose one of them by ?schema=name in the address."));

    /// <summary>The schema that was asked for holds no CDM.</summary>
    public static readonly ErrorKind SchemaMissing = new("PGS112", Severity.Error,
        new("{0} 스키마에 {1} 테이블이 없습니다. 이 테이블이 있는 스키마: {2}", "The schema {0} has no table {1}. Schemas that have it: {2}"),
        new("주소의 schema 또는 vocabulary_schema를 확인하세요.", "Check schema or vocabulary_schema in the address."));

    /// <summary>More than one vocabulary.</summary>
    public static readonly ErrorKind VocabularyAmbiguous = new("PGS113", Severity.Error,
        new(
            "CDM 스키마에 concept 테이블이 없고, 이 테이블이 있는 스키마가 둘 이상입니다: {0}",
            "The CDM's schema has no table concept, and more than one other has: {0}"),
        new("주소에 vocabulary_schema=이름을 붙여 하나를 고르세요.", "Choose one of them by vocabulary_schema=name in the address."));

    /// <summary>Something that must be read may not be.</summary>
    public static readonly ErrorKind PermissionDenied = new("PGS114", Severity.Error,
        new("읽을 권한이 없습니다.", "There is no permission to read this."),
        new(
            "관리자에게 이 사용자에 대한 스키마의 USAGE 권한과 테이블의 SELECT 권한을 요청하세요.",
            "Ask the administrator to grant this user USAGE on the schema and SELECT on the table."));

    /// <summary>A table that cohorts do not need may not be read.</summary>
    public static readonly ErrorKind UnusedTableDenied = new("PGS115", Severity.Warning,
        new("읽을 권한이 없어 이 테이블을 건너뛰었습니다.", "There is no permission to read this table; it was left out."),
        new("코호트에는 필요하지 않습니다. 필요하면 SELECT 권한을 요청하세요.", "Cohorts do not need it. Ask for SELECT if you do."));

    /// <summary>Two tables whose names differ in case only.</summary>
    public static readonly ErrorKind TableTwice = new("PGS116", Severity.Error,
        new("대소문자만 다른 같은 이름의 테이블이 있습니다: {0}", "There are tables whose names differ in case only: {0}"),
        new("하나만 남기거나, 하나만 든 스키마를 지정하세요.", "Keep one of them, or name a schema that holds only one."));

    /// <summary>The server hides rows from this user.</summary>
    public static readonly ErrorKind RowsHidden = new("PGS117", Severity.Warning,
        new("행 수준 보안이 걸려 있어 이 사용자에게 보이는 행만 읽습니다.", "Row-level security applies; only the rows that this user may see are read."),
        new("모든 행이 필요하면 BYPASSRLS 권한이 있는 사용자로 실행하세요.", "If all rows are needed, run it as a user with BYPASSRLS."));

    /// <summary>Instants were turned into clock times.</summary>
    public static readonly ErrorKind TimeZoneApplied = new("PGS118", Severity.Information,
        new("시간대가 있는 시각을 {0} 시간대의 시각으로 읽습니다.", "Times with a zone are read as clock times in the zone {0}."),
        new(
            "다른 시간대여야 하면 주소에 timezone=Asia/Seoul과 같이 붙이세요.",
            "If it should be another zone, add it to the address, such as timezone=Asia/Seoul."));

    /// <summary>The connection broke, or the server stopped.</summary>
    public static readonly ErrorKind ConnectionLost = new("PGS121", Severity.Error,
        new("PostgreSQL 서버와의 연결이 끊겼습니다.", "The connection to the PostgreSQL server was lost."),
        new(
            "서버와 네트워크를 확인한 뒤 같은 명령을 다시 실행하세요. 멈춘 곳부터 이어집니다.",
            "Check the server and the network, then run the same command again: it goes on from where it stopped."));

    /// <summary>Somebody at the server ended the query or the session.</summary>
    public static readonly ErrorKind EndedByServer = new("PGS122", Severity.Error,
        new("서버가 읽기를 중단했습니다 (SQLSTATE {0}).", "The server ended the reading (SQLSTATE {0})."),
        new(
            "관리자가 중단했거나 서버가 멈췄거나 시간 제한에 걸렸습니다. 확인한 뒤 같은 명령을 다시 실행하세요. 멈춘 곳부터 이어집니다.",
            "An administrator stopped it, the server shut down, or a time limit was reached. Then run the same command again: it goes on from where it stopped."));

    /// <summary>Somebody holds the table.</summary>
    public static readonly ErrorKind Locked = new("PGS123", Severity.Error,
        new("다른 작업이 테이블을 잠그고 있어 읽지 못했습니다.", "Another session holds a lock on the table; it could not be read."),
        new(
            "ALTER, TRUNCATE, VACUUM FULL과 같은 작업이 끝난 뒤 같은 명령을 다시 실행하세요. 읽은 곳부터 이어집니다.",
            "When its ALTER, TRUNCATE or VACUUM FULL is done, run the same command again: it goes on from where it stopped."));

    /// <summary>Text that cannot be had as UTF-8.</summary>
    public static readonly ErrorKind BadEncoding = new("PGS124", Severity.Error,
        new(
            "서버가 이 테이블의 텍스트를 UTF-8로 바꾸지 못했습니다 (서버 인코딩 {0}).",
            "The server cannot give a text of this table as UTF-8 (its encoding is {0})."),
        new(
            "SQL_ASCII 데이터베이스라면 pg_dump로 덤프한 뒤 실제 인코딩(예: UHC)을 지정해 UTF8 데이터베이스로 복원하세요.",
            "If it is an SQL_ASCII database, dump it and restore it into a UTF8 database, naming the encoding that the text is really in, such as UHC."));

    /// <summary>A standby had to go on.</summary>
    public static readonly ErrorKind StandbyConflict = new("PGS125", Severity.Error,
        new("대기 서버가 복제를 계속하려고 읽기를 중단했습니다.", "The standby server ended the reading in order to go on replicating."),
        new(
            "max_standby_streaming_delay를 늘리거나 주 서버에서 읽으세요. 같은 명령을 다시 실행하면 멈춘 곳부터 이어집니다.",
            "Raise max_standby_streaming_delay or read from the primary. The same command goes on from where it stopped."));

    /// <summary>The table is no longer what it was a moment ago.</summary>
    public static readonly ErrorKind TableChanged = new("PGS126", Severity.Error,
        new("읽는 동안 테이블의 구조가 바뀌었거나 뷰가 깨져 있습니다 (SQLSTATE {0}).", "The table's structure changed meanwhile, or the view is broken (SQLSTATE {0})."),
        new("psql에서 이 테이블을 SELECT해 확인한 뒤 같은 명령을 다시 실행하세요.", "Try a SELECT on it in psql, then run the same command again."));

    /// <summary>Any other refusal.</summary>
    public static readonly ErrorKind QueryFailed = new("PGS127", Severity.Error,
        new("PostgreSQL 서버가 이 테이블을 읽다가 오류를 냈습니다 (SQLSTATE {0}).", "The PostgreSQL server failed while reading this (SQLSTATE {0})."),
        new(
            "서버의 로그에서 자세한 내용을 확인하세요. 값이 들어 있을 수 있어 여기에는 보이지 않습니다.",
            "See the server's log for details. They may hold values and are not shown here."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        BadAddress, Unreachable, AuthenticationFailed, DatabaseMissing, TlsFailed, ServerTooOld, ServerNotReady,
        NoCdmSchema, SchemaAmbiguous, SchemaMissing, VocabularyAmbiguous, PermissionDenied, UnusedTableDenied, TableTwice,
        RowsHidden, TimeZoneApplied,
        ConnectionLost, EndedByServer, Locked, BadEncoding, StandbyConflict, TableChanged, QueryFailed,
    ];
}
