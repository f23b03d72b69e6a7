using Microsoft.AspNetCore.Http;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Matching;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>Makes records, named as the hub is. Safe for threads.</summary>
internal sealed class CatalogueRecords(DirectoryData data, CatalogueAddress address, IConceptHierarchy concepts)
{
    /// <summary>Records for somebody who asks.</summary>
    public DatasetRecord For(HttpRequest request) => new(data, address.Of(request), concepts);
}
