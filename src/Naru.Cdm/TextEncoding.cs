namespace Naru.Cdm;

/// <summary>How the letters of a text file are written as bytes.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8, with or without a byte order mark. ASCII is a part of it.</summary>
    Utf8,

    /// <summary>CP949, the code page of Korean Windows; EUC-KR is a part of it.</summary>
    Cp949,

    /// <summary>UTF-16; little-endian unless a byte order mark says otherwise.</summary>
    Utf16,
}
