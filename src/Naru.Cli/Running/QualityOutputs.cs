using System.Text;
using Naru.Cdm.Quality;
using Naru.Cdm.Quality.Page;
using Naru.Cdm.Quality.Profile;
using Naru.Cli.Output;
using Naru.Core;

namespace Naru.Cli.Running;

/// <summary>The files of a quality report: opened before the work begins, in their places only when all are written.</summary>
internal sealed class QualityOutputs : IDisposable
{
    private readonly List<(OutputTarget Target, Action<Stream, QualityReport, DataProfile> Write)> outputs = [];

    private QualityOutputs()
    {
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => outputs.Count > 0;

    /// <summary>Where they are, without standard output.</summary>
    public IEnumerable<string> Places => outputs.Select(o => o.Target.Place).OfType<string>();

    /// <summary>Opens them.</summary>
    public static Result<QualityOutputs> Open(CliSession session, QualityRequest request)
    {
        var opened = new QualityOutputs();
        var errors = new List<Error>();
        Add(request.JsonPath, QualityJson.Write);
        Add(request.DqdPath, (stream, report, _) => DqdJson.Write(stream, report));
        Add(request.HtmlPath, (stream, report, profile) =>
        {
            using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            QualityPage.Write(text, report, profile, session.Language);
        });
        if (errors.Count == 0)
        {
            return Result.Success(opened);
        }

        opened.Dispose();
        return Result.Failure<QualityOutputs>(errors.ToValueList());

        void Add(string? path, Action<Stream, QualityReport, DataProfile> write)
        {
            if (path is null)
            {
                return;
            }

            try
            {
                opened.outputs.Add((new OutputTarget(session.Host, path), write));
            }
            catch (Exception e) when (RunOutputs.IsRefusal(e))
            {
                errors.Add(RunOutputs.Refused(path, e));
            }
        }
    }

    /// <summary>Writes all of them and puts them into their places.</summary>
    public void Write(QualityReport report, DataProfile profile)
    {
        outputs.ForEach(o => o.Write(o.Target.Stream, report, profile));
        outputs.ForEach(o => o.Target.Commit());
    }

    public void Dispose() => outputs.ForEach(o => o.Target.Dispose());
}
