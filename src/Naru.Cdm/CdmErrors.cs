using Naru.Core;

namespace Naru.Cdm;

/// <summary>
/// Every kind of finding that opening a CDM can make. 1xx: files and tables; 2xx: the form of a file; 3xx: single values;
/// 4xx: what the rows of a table must keep among each other; 5xx: DuckDB and Parquet files.
/// </summary>
public static class CdmErrors
{
    /// <summary>The path leads nowhere.</summary>
    public static readonly ErrorKind PathNotFound = new("CDM101", Severity.Error,
        new("지정한 경로를 찾을 수 없습니다.", "The path does not exist."),
        new("경로를 확인하고 다시 실행하세요.", "Check the path and try again."));

    /// <summary>The file is no archive and no database.</summary>
    public static readonly ErrorKind NotACdm = new("CDM102", Severity.Error,
        new("폴더, ZIP 파일, DuckDB 데이터베이스 파일 중 어느 것도 아닙니다.", "This is neither a folder, nor a ZIP archive, nor a DuckDB database."),
        new("OMOP CDM 테이블이 든 폴더나 ZIP 파일, 또는 DuckDB 파일을 지정하세요.", "Give a folder or a ZIP archive with OMOP CDM tables, or a DuckDB file."));

    /// <summary>The operating system refused the file.</summary>
    public static readonly ErrorKind UnreadableFile = new("CDM103", Severity.Error,
        new("파일을 읽을 수 없습니다.", "The file cannot be read."),
        new(
            "파일의 읽기 권한과 디스크 상태, 다른 프로그램이 사용 중인지를 확인하세요.",
            "Check that you may read the file, that the disk is sound and that no other program holds the file."));

    /// <summary>A data file whose name is no OMOP table.</summary>
    public static readonly ErrorKind UnknownTable = new("CDM104", Severity.Warning,
        new("OMOP CDM에 없는 테이블이어서 읽지 않았습니다.", "OMOP has no such table; the file was not read."),
        new(
            "이름이 가장 비슷한 테이블은 {0}입니다. 해당 테이블이라면 파일 이름을 바꾸세요.",
            "The nearest table name is {0}. If that is what the file holds, rename it."));

    /// <summary>A table that cohorts do not read.</summary>
    public static readonly ErrorKind TableNotUsed = new("CDM105", Severity.Information,
        new("코호트에서 사용하지 않는 {0} 테이블이어서 읽지 않았습니다.", "The table {0} is not used by cohorts and was not read."),
        new("조치할 사항이 없습니다.", "Nothing needs to be done."));

    /// <summary>Two files for one table.</summary>
    public static readonly ErrorKind TwoFilesForTable = new("CDM106", Severity.Error,
        new("{0} 테이블의 파일이 둘 이상입니다. 다른 파일: {1}", "There is more than one file for the table {0}; another one is {1}."),
        new("테이블마다 파일을 하나만 남기세요.", "Keep one file for each table."));

    /// <summary>A table without which no cohort can be built.</summary>
    public static readonly ErrorKind RequiredTableMissing = new("CDM107", Severity.Error,
        new("반드시 있어야 하는 {0} 테이블이 없습니다.", "The required table {0} is missing."),
        new("{0} 테이블을 추가하세요.", "Add the table {0}."));

    /// <summary>A table that may be absent.</summary>
    public static readonly ErrorKind TableMissing = new("CDM108", Severity.Information,
        new("{0} 테이블이 없어 빈 테이블로 간주합니다.", "The table {0} is missing and taken to be empty."),
        new(
            "이 테이블을 조건으로 쓰는 코호트는 해당 기록을 찾지 못합니다. 필요하면 테이블을 추가하세요.",
            "Cohorts that ask for it will find no records. Add the table if they should."));

    /// <summary>An archive in which another one may hold tables.</summary>
    public static readonly ErrorKind ArchiveWithin = new("CDM109", Severity.Error,
        new("테이블이 들었을 수 있는 ZIP 파일이 안에 또 있습니다.", "There is another ZIP archive inside, which may hold tables."),
        new("안의 ZIP 파일을 풀어 테이블 파일을 직접 두세요.", "Unpack the inner archive and put its table files in its place."));

    /// <summary>An archive entry that needs a password.</summary>
    public static readonly ErrorKind EncryptedEntry = new("CDM110", Severity.Error,
        new("암호가 걸린 압축 파일입니다.", "The archive is protected by a password."),
        new("암호 없이 다시 압축하거나, 풀어서 폴더로 지정하세요.", "Compress it again without a password, or unpack it and give the folder."));

    /// <summary>A file without a byte of content.</summary>
    public static readonly ErrorKind EmptyFile = new("CDM201", Severity.Error,
        new("파일이 비어 있습니다.", "The file is empty."),
        new(
            "열 이름이 든 첫 줄과 데이터가 있는 파일로 바꾸세요. 기록이 없는 테이블이면 첫 줄만 두세요.",
            "Replace it by a file with a header line and data. For a table without records, keep the header line alone."));

    /// <summary>The first line names no column of the table.</summary>
    public static readonly ErrorKind HeaderMissing = new("CDM202", Severity.Error,
        new("첫 줄에 {0} 테이블의 열 이름이 없습니다.", "The first line does not name the columns of the table {0}."),
        new(
            "첫 줄에 OMOP CDM의 열 이름을 쓰세요. 구분자는 쉼표, 탭, 세미콜론, 세로줄 중 하나여야 합니다.",
            "Put OMOP's column names into the first line, separated by commas, tabs, semicolons or vertical bars."));

    /// <summary>A column that the CDM requires.</summary>
    public static readonly ErrorKind RequiredColumnMissing = new("CDM203", Severity.Error,
        new("반드시 있어야 하는 열이 없습니다.", "A required column is missing."),
        new("{0} 테이블에 이 열을 추가하세요.", "Add this column to the table {0}."));

    /// <summary>A column that the CDM does not have.</summary>
    public static readonly ErrorKind UnknownColumn = new("CDM204", Severity.Information,
        new("{0} 테이블에 정의되지 않은 열이어서 읽지 않았습니다.", "The table {0} has no such column; it was not read."),
        new("조치할 사항이 없습니다. 열 이름을 잘못 적은 경우에는 바로잡으세요.", "Nothing needs to be done, unless the name is misspelt."));

    /// <summary>A column that is named twice.</summary>
    public static readonly ErrorKind ColumnTwice = new("CDM205", Severity.Error,
        new("같은 열이 두 번 나옵니다.", "The column is there twice."),
        new("열을 하나만 남기세요. CDM 5.3과 5.4의 이름은 같은 열로 봅니다.", "Keep one of them. The names of CDM 5.3 and 5.4 count as the same column."));

    /// <summary>A line with too few or too many fields.</summary>
    public static readonly ErrorKind WrongFieldCount = new("CDM206", Severity.Error,
        new("필드 수가 {1}개입니다. 첫 줄에 따르면 {0}개여야 합니다.", "The line has {1} fields; by the first line it should have {0}."),
        new("값에 구분자나 줄바꿈이 들어 있으면 큰따옴표로 감싸세요.", "Put values that hold a separator or a line break into double quotes."));

    /// <summary>A quoted value that does not end as it should.</summary>
    public static readonly ErrorKind BadQuoting = new("CDM207", Severity.Error,
        new("큰따옴표가 올바르게 닫히지 않았습니다.", "A quoted value does not end properly."),
        new("값을 큰따옴표로 감싸고, 값 안의 큰따옴표는 두 번 쓰세요.", "Close the value with a double quote, and write double quotes within it twice."));

    /// <summary>A record of which no end is found.</summary>
    public static readonly ErrorKind RecordTooLong = new("CDM208", Severity.Error,
        new("한 기록이 너무 깁니다. 이 줄부터 큰따옴표가 닫히지 않은 것으로 보입니다.", "A record is too long; from this line on a quote is probably not closed."),
        new("이 줄의 큰따옴표를 확인하세요. 이 줄 이후는 읽지 못했습니다.", "Check the quotes of this line. What follows it could not be read."));

    /// <summary>A zero byte within a value.</summary>
    public static readonly ErrorKind NulByte = new("CDM209", Severity.Error,
        new("값에 NUL 바이트가 들어 있습니다.", "The value holds a NUL byte."),
        new("파일이 손상되지 않았는지 확인하고 UTF-8 텍스트로 다시 저장하세요.", "Check that the file is not damaged, and save it again as UTF-8 text."));

    /// <summary>Bytes that are no text in the encoding of the file.</summary>
    public static readonly ErrorKind InvalidBytes = new("CDM210", Severity.Error,
        new("파일의 인코딩({0})에 없는 바이트가 들어 있습니다.", "There are bytes that are no text in the file's encoding, {0}."),
        new(
            "한 파일에 두 가지 인코딩이 섞이지 않았는지 확인하고, 전체를 UTF-8로 다시 저장하세요. 인코딩을 잘못 지정한 경우에는 바로잡으세요.",
            "Check that the file does not mix two encodings, and save all of it as UTF-8. If you named an encoding, check that it is the right one."));

    /// <summary>A compressed file that is cut off or damaged.</summary>
    public static readonly ErrorKind BrokenCompression = new("CDM211", Severity.Error,
        new("압축 파일이 중간에 끊겼거나 손상되었습니다.", "The compressed file is cut off or damaged."),
        new("파일을 다시 복사하거나 다시 압축하세요. 이 줄 이후는 읽지 못했습니다.", "Copy or compress the file again. What follows this line could not be read."));

    /// <summary>A header that is separated by something else.</summary>
    public static readonly ErrorKind UnknownDelimiter = new("CDM212", Severity.Error,
        new("첫 줄의 열 이름이 사용할 수 없는 구분자({0})로 나뉘어 있습니다.", "The names in the first line are separated by {0}, which cannot be used."),
        new("구분자를 쉼표, 탭, 세미콜론, 세로줄 중 하나로 바꾸세요.", "Use commas, tabs, semicolons or vertical bars."));

    /// <summary>Records that are separated otherwise than the header.</summary>
    public static readonly ErrorKind DelimiterChanges = new("CDM213", Severity.Error,
        new("첫 줄의 구분자는 {0}인데 데이터의 구분자는 {1}입니다.", "The first line is separated by {0}, but the data are separated by {1}."),
        new("첫 줄과 데이터의 구분자를 같게 하세요. 이 줄 이후는 읽지 않았습니다.", "Use one separator for both. What follows this line was not read."));

    /// <summary>A file that is not in UTF-8, and was read all the same.</summary>
    public static readonly ErrorKind EncodingDetected = new("CDM214", Severity.Information,
        new("파일을 {0} 인코딩으로 읽었습니다.", "The file was read as {0}."),
        new(
            "조치할 사항이 없습니다. 글자가 깨져 보이면 인코딩을 직접 지정하세요.",
            "Nothing needs to be done. If letters look wrong, name the encoding yourself."));

    /// <summary>Events without the column that says what they are.</summary>
    public static readonly ErrorKind ConceptColumnMissing = new("CDM215", Severity.Warning,
        new("개념 열이 없습니다.", "The column of concepts is missing."),
        new(
            "이 열이 없으면 코호트가 {0} 테이블의 기록을 하나도 찾지 못합니다. 열을 추가하세요.",
            "Without it, cohorts find none of the records of the table {0}. Add the column."));

    /// <summary>No whole number.</summary>
    public static readonly ErrorKind BadInteger = new("CDM301", Severity.Error,
        new("정수가 아닙니다.", "This is not a whole number."),
        new("정수(예: 123)를 쓰거나 비워 두세요.", "Write a whole number such as 123, or leave it empty."));

    /// <summary>A whole number that does not fit.</summary>
    public static readonly ErrorKind IntegerOutOfRange = new("CDM302", Severity.Error,
        new("정수가 {0}비트 범위를 벗어납니다.", "The whole number does not fit into {0} bits."),
        new("범위 안의 값으로 바꾸세요.", "Replace it by a number within the range."));

    /// <summary>No number.</summary>
    public static readonly ErrorKind BadNumber = new("CDM303", Severity.Error,
        new("숫자가 아닙니다.", "This is not a number."),
        new(
            "소수점은 마침표로, 천 단위 구분 없이 쓰세요(예: 1234.5 또는 1.2E-3).",
            "Write a decimal point and no thousands separators, such as 1234.5 or 1.2E-3."));

    /// <summary>No date.</summary>
    public static readonly ErrorKind BadDate = new("CDM304", Severity.Error,
        new("올바른 날짜가 아닙니다.", "This is not a date."),
        new("2010-01-31 또는 20100131과 같이 실제로 있는 날짜를 쓰세요.", "Write a date that exists, as 2010-01-31 or 20100131."));

    /// <summary>No date and time.</summary>
    public static readonly ErrorKind BadDateTime = new("CDM305", Severity.Error,
        new("올바른 날짜와 시각이 아닙니다.", "This is not a date and time."),
        new("2010-01-31 13:05:00 또는 2010-01-31T13:05:00과 같이 쓰세요.", "Write it as 2010-01-31 13:05:00 or 2010-01-31T13:05:00."));

    /// <summary>No value where the CDM requires one.</summary>
    public static readonly ErrorKind RequiredValueEmpty = new("CDM306", Severity.Error,
        new("반드시 있어야 하는 값이 비어 있습니다.", "A required value is empty."),
        new("값을 채우거나 이 기록을 제외하세요.", "Fill it in, or leave the record out."));

    /// <summary>A whole number of which digits may be lost.</summary>
    public static readonly ErrorKind IntegerWithExponent = new("CDM307", Severity.Error,
        new("정수가 지수 형식(예: 1E+11)으로 적혀 있어 자릿수가 사라졌을 수 있습니다.", "The whole number is written with an exponent, such as 1E+11; digits may have been lost."),
        new("엑셀을 거치지 않고 원본에서 모든 자릿수를 다시 내보내세요.", "Export it again from the source with all its digits, not by way of Excel."));

    /// <summary>A date whose day and month cannot be told apart.</summary>
    public static readonly ErrorKind DateOrderUnknown = new("CDM308", Severity.Error,
        new("일과 월의 순서를 알 수 없는 날짜입니다(예: 01/02/2010).", "Day and month of the date cannot be told apart, as in 01/02/2010."),
        new(
            "날짜 형식을 dd/MM/yyyy 또는 MM/dd/yyyy로 지정하거나, 날짜를 2010-01-31과 같이 쓰세요.",
            "Name the date format, dd/MM/yyyy or MM/dd/yyyy, or write dates as 2010-01-31."));

    /// <summary>A number for a date.</summary>
    public static readonly ErrorKind SerialDate = new("CDM309", Severity.Error,
        new("날짜 대신 엑셀의 날짜 일련번호가 있습니다.", "There is a number where a date should be, as Excel counts days."),
        new("엑셀에서 열의 표시 형식을 yyyy-mm-dd로 바꾸어 다시 저장하세요.", "Format the column in Excel as yyyy-mm-dd and save it again."));

    /// <summary>A row of nobody.</summary>
    public static readonly ErrorKind UnknownPerson = new("CDM401", Severity.Error,
        new("person 테이블에 없는 person_id입니다.", "This person_id is not in the table person."),
        new("해당 환자를 person 테이블에 추가하거나 이 기록을 제외하세요.", "Add the person to the table person, or leave the record out."));

    /// <summary>Two rows of one key.</summary>
    public static readonly ErrorKind DuplicateKey = new("CDM402", Severity.Error,
        new("같은 기본 키가 앞에 이미 있습니다(처음 나온 줄: {0}).", "The primary key is there already (first on line {0})."),
        new("중복된 기록을 하나만 남기거나 키를 다시 부여하세요.", "Keep one of the records, or give them different keys."));

    /// <summary>An end before its start.</summary>
    public static readonly ErrorKind EndBeforeStart = new("CDM403", Severity.Warning,
        new("종료일이 {0}보다 빠릅니다.", "The end date is before {0}."),
        new("두 날짜를 확인하세요. 이 기록은 그대로 사용됩니다.", "Check both dates. The record is used as it is."));

    /// <summary>Observation periods of one person that overlap.</summary>
    public static readonly ErrorKind OverlappingObservationPeriods = new("CDM404", Severity.Warning,
        new("같은 환자의 관찰 기간이 서로 겹칩니다.", "The observation period overlaps an earlier one of the same person."),
        new(
            "겹치는 관찰 기간은 하나로 합치는 것이 좋습니다. 데이터는 그대로 사용됩니다.",
            "Overlapping periods are better merged into one. The data are used as they are."));

    /// <summary>A database that DuckDB does not open.</summary>
    public static readonly ErrorKind DatabaseUnreadable = new("CDM501", Severity.Error,
        new("DuckDB가 이 파일을 열지 못했습니다.", "DuckDB cannot open this file."),
        new(
            "파일이 손상되었거나 더 새로운 DuckDB로 만들었거나 다른 프로그램이 쓰는 중일 수 있습니다.",
            "It may be damaged, be written by a newer DuckDB, or be held by a program that writes to it."));

    /// <summary>A database without a CDM.</summary>
    public static readonly ErrorKind NoCdmSchema = new("CDM502", Severity.Error,
        new("person 테이블이 있는 스키마를 하나로 정할 수 없습니다.", "There is no schema, or more than one, that has a table person."),
        new("OMOP CDM을 cdm 또는 main 스키마에 두세요.", "Put the OMOP CDM into the schema cdm or main."));

    /// <summary>A column of a type that cannot be turned into the CDM's.</summary>
    public static readonly ErrorKind WrongColumnType = new("CDM503", Severity.Error,
        new("열의 자료형이 {0}입니다. {1} 자료형으로 읽을 수 없습니다.", "The column has the type {0}, which cannot be read as {1}."),
        new("이 열을 {1} 자료형으로 바꾸세요.", "Change the column's type to {1}."));

    /// <summary>A Parquet file that DuckDB does not read.</summary>
    public static readonly ErrorKind ParquetUnreadable = new("CDM504", Severity.Error,
        new("올바른 Parquet 파일이 아닙니다.", "This is not a sound Parquet file."),
        new("파일을 다시 복사하거나 다시 만드세요.", "Copy or write the file again."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        PathNotFound, NotACdm, UnreadableFile, UnknownTable, TableNotUsed, TwoFilesForTable, RequiredTableMissing, TableMissing,
        ArchiveWithin, EncryptedEntry,
        EmptyFile, HeaderMissing, RequiredColumnMissing, UnknownColumn, ColumnTwice, WrongFieldCount, BadQuoting, RecordTooLong,
        NulByte, InvalidBytes, BrokenCompression, UnknownDelimiter, DelimiterChanges, EncodingDetected, ConceptColumnMissing,
        BadInteger, IntegerOutOfRange, BadNumber, BadDate, BadDateTime, RequiredValueEmpty, IntegerWithExponent, DateOrderUnknown, SerialDate,
        UnknownPerson, DuplicateKey, EndBeforeStart, OverlappingObservationPeriods,
        DatabaseUnreadable, NoCdmSchema, WrongColumnType, ParquetUnreadable,
    ];
}
