using Naru.Cdm.Schema;

namespace Naru.Cdm.Loading;

/// <summary>A column of a text file that is read.</summary>
/// <param name="Source">Its number in the file.</param>
/// <param name="Target">Its number in the table.</param>
/// <param name="Field">The field that it holds.</param>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">The field's type, beside it because it is asked for with every value.</param>
/// <param name="IsRequired">Whether it must not be empty.</param>
/// <param name="IsKey">Whether it is the primary key.</param>
internal sealed record TextCell(int Source, int Target, OmopField Field, string Name, OmopType Type, bool IsRequired, bool IsKey);
