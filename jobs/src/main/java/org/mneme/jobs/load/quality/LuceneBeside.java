package org.mneme.jobs.load.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.mneme.episodic.EpisodeDigests;
import org.mneme.episodic.text.EpisodeWords;
import org.mneme.model.Episode;
import org.mneme.model.Hit;
import org.mneme.model.HitKind;

/**
 * Lucene by itself on the texts by which the job finds episodes: English analysis and BM25, all at
 * its defaults. It stands beside the job as what a search engine would find.
 */
final class LuceneBeside implements AutoCloseable {

  /** What it is called in the table. */
  static final String TITLE = "Lucene's BM25, beside the job";

  private static final String TEXT = "text";
  private static final String EPISODE = "episode";
  private static final int MOST = 11;

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /** An index of {@code episodes}. */
  LuceneBeside(Collection<Episode> episodes) {
    try {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (Episode episode : episodes) {
          Document document = new Document();
          String words = EpisodeWords.of(EpisodeDigests.of(episode));
          document.add(new TextField(TEXT, words, Field.Store.NO));
          document.add(new StoredField(EPISODE, episode.episode()));
          writer.addDocument(document);
        }
      }
      reader = DirectoryReader.open(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail to be written", e);
    }
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new BM25Similarity());
  }

  /** What it finds for each question, best first, and which of it is right. */
  List<Judgement> judge(List<Question> questions, Map<String, String> tasks) {
    List<Judgement> judgements = new ArrayList<>();
    for (Question question : questions) {
      judgements.add(Judgement.of(question, search(question.text()), tasks));
    }
    return judgements;
  }

  private List<Hit> search(String text) {
    Query query = new QueryBuilder(analyzer).createBooleanQuery(TEXT, text);
    if (query == null) {
      return List.of();
    }
    try {
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc found : searcher.search(query, MOST).scoreDocs) {
        String id = searcher.storedFields().document(found.doc).get(EPISODE);
        hits.add(
            new Hit(HitKind.EPISODE, id, found.score, 1, Map.of(), List.of(), null, null, null));
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail to be read", e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
    analyzer.close();
  }
}
