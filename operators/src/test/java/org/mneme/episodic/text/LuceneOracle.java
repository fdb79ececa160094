package org.mneme.episodic.text;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The same texts in Lucene itself. */
final class LuceneOracle implements AutoCloseable {

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final Analyzer analyzer;
  private final IndexWriter writer;

  LuceneOracle(Analysis analysis) throws IOException {
    analyzer = analysis.analyzer();
    writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
  }

  void add(int row, String text) throws IOException {
    Document document = new Document();
    document.add(new TextField("text", text, Field.Store.NO));
    document.add(new StoredField("row", row));
    writer.addDocument(document);
  }

  /** By row the score of its text for the distinct terms of {@code query}. */
  float[] scores(TermCounts query, int rows) throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (int i = 0; i < query.size(); i++) {
      any.add(new TermQuery(new Term("text", query.term(i))), Occur.SHOULD);
    }
    writer.commit();
    float[] scores = new float[rows];
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity());
      for (ScoreDoc hit : searcher.search(any.build(), rows).scoreDocs) {
        int row =
            searcher.storedFields().document(hit.doc).getField("row").numericValue().intValue();
        scores[row] = hit.score;
      }
    }
    return scores;
  }

  @Override
  public void close() throws IOException {
    writer.close();
    directory.close();
    analyzer.close();
  }
}
