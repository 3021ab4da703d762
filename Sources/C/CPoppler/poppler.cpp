#include "CPoppler.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-embedded-file.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>
#include <poppler/cpp/poppler-toc.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

struct gate_pdf {
  std::unique_ptr<poppler::document> document;
};

namespace {

void say_nothing(const std::string &, void *) {}

char *copy(const char *bytes, size_t count) {
  auto *made = static_cast<char *>(std::malloc(count + 1));
  if (!made) return nullptr;
  if (count) std::memcpy(made, bytes, count);
  made[count] = 0;
  return made;
}

char *copy(const poppler::ustring &text) {
  const poppler::byte_array bytes = text.to_utf8();
  return copy(bytes.data(), bytes.size());
}

void add_titles(const poppler::toc_item &item, std::string &titles, int depth) {
  if (depth > 16 || titles.size() > 1 << 20) return;
  for (auto child = item.children_begin(); child != item.children_end(); ++child) {
    const poppler::byte_array bytes = (*child)->title().to_utf8();
    titles.append(bytes.data(), bytes.size());
    titles.push_back('\n');
    add_titles(**child, titles, depth + 1);
  }
}

}  // namespace

gate_pdf *gate_pdf_open(const void *bytes, size_t count, int *locked) try {
  poppler::set_debug_error_function(say_nothing, nullptr);
  *locked = 0;
  std::unique_ptr<poppler::document> found(
      poppler::document::load_from_raw_data(static_cast<const char *>(bytes), (int)count));
  if (!found) return nullptr;
  *locked = found->is_locked() ? 1 : 0;
  return new gate_pdf{std::move(found)};
} catch (...) {
  return nullptr;
}

void gate_pdf_close(gate_pdf *document) { delete document; }

int gate_pdf_pages(gate_pdf *document) { return document->document->pages(); }

char *gate_pdf_page_text(gate_pdf *document, int number) try {
  std::unique_ptr<poppler::page> page(document->document->create_page(number));
  if (!page) return nullptr;
  return copy(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
} catch (...) {
  return nullptr;
}

uint8_t *gate_pdf_page_pixels(gate_pdf *document, int number, int dots, int64_t limit, int *width,
                              int *height, int *row) try {
  std::unique_ptr<poppler::page> page(document->document->create_page(number));
  if (!page) return nullptr;
  const poppler::rectf area = page->page_rect();
  if (area.width() * area.height() * dots * dots / 72 / 72 > (double)limit) return nullptr;
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_argb32);
  poppler::image image = renderer.render_page(page.get(), dots, dots);
  if (!image.is_valid()) return nullptr;
  *width = image.width();
  *height = image.height();
  *row = image.bytes_per_row();
  return reinterpret_cast<uint8_t *>(
      copy(image.const_data(), (size_t)*row * (size_t)*height));
} catch (...) {
  return nullptr;
}

int gate_pdf_information(gate_pdf *document, int index, char **key, char **value) try {
  const std::vector<std::string> keys = document->document->info_keys();
  if (index >= (int)keys.size()) return 0;
  *key = copy(keys[index].data(), keys[index].size());
  *value = copy(document->document->info_key(keys[index]));
  return 1;
} catch (...) {
  return 0;
}

char *gate_pdf_metadata(gate_pdf *document) try {
  return copy(document->document->metadata());
} catch (...) {
  return nullptr;
}

char *gate_pdf_outline(gate_pdf *document) try {
  std::unique_ptr<poppler::toc> outline(document->document->create_toc());
  std::string titles;
  if (outline) add_titles(*outline->root(), titles, 0);
  return copy(titles.data(), titles.size());
} catch (...) {
  return nullptr;
}

int gate_pdf_attachment(gate_pdf *document, int index, char **name, uint8_t **bytes,
                        size_t *count) try {
  const std::vector<poppler::embedded_file *> files = document->document->embedded_files();
  if (index >= (int)files.size() || !files[index]->is_valid()) return 0;
  const poppler::byte_array data = files[index]->data();
  *name = copy(poppler::ustring::from_utf8(files[index]->name().c_str()));
  *bytes = reinterpret_cast<uint8_t *>(copy(data.data(), data.size()));
  *count = data.size();
  return 1;
} catch (...) {
  return 0;
}

void gate_pdf_free(void *memory) { std::free(memory); }
